import type { AccountId } from '../cloudtrail/index.js';

/** Who is told, and about what. */
export interface Alerts {
  readonly destinations: readonly AlertDestination[];
  /** The first that fits an alert decides; what none fits goes to every destination. */
  readonly routes: readonly AlertRoute[];
}

export type AlertDestination =
  | { readonly kind: 'email'; readonly name: string; readonly address: string }
  | { readonly kind: 'sns'; readonly name: string; readonly topicArn: string }
  | { readonly kind: 'sqs'; readonly name: string; readonly queueArn: string }
  | { readonly kind: 'slack'; readonly name: string; readonly url: SecretText }
  | {
      readonly kind: 'webhook';
      readonly name: string;
      readonly url: SecretText;
      /** Signs the body with HMAC-SHA256. */
      readonly signingSecret: SecretText | undefined;
    };

/** Where a text stands that must not stand in the file. */
export type SecretText =
  | { readonly kind: 'plain'; readonly value: string }
  | { readonly kind: 'environment'; readonly name: string }
  /** The ARN of a secret of Secrets Manager. */
  | { readonly kind: 'secret'; readonly arn: string };

export interface AlertRoute {
  /** Any of them; none means every account. */
  readonly accounts: readonly AccountId[];
  /** Paths of units, each with everything below it; none means every unit. */
  readonly units: readonly string[];
  readonly minimumLevel: AlertLevel | undefined;
  /** Names of destinations. */
  readonly to: readonly string[];
}

/** Sigma's levels. */
export type AlertLevel = 'informational' | 'low' | 'medium' | 'high' | 'critical';
