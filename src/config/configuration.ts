import type { AccountId, OrganizationId, Region } from '../cloudtrail/index.js';
import type { Partition } from '../organization/index.js';
import type { AlertLevel, Alerts } from './alerts.js';

/**
 * What `orgtrail.yaml` says, with every default filled in and every name settled: made once by
 * `parseConfiguration`, read by everything else.
 */
export interface Configuration {
  readonly partition: Partition;
  readonly organization: ConfiguredOrganization;
  readonly accounts: AccountRoles;
  /** Every account that is known: those with a role and `accounts.members`, without doubles. */
  readonly knownAccounts: readonly ConfiguredAccount[];
  readonly trail: ConfiguredTrail;
  /** Where detection stands, sorted; the home Region is among them. */
  readonly regions: readonly Region[];
  readonly logBucket: LogBucket;
  readonly encryption: Encryption;
  readonly retention: Retention;
  readonly realTime: RealTime;
  readonly alerts: Alerts;
  /** Where the guardrails are tried; undefined when they go at once to where they are to hold. */
  readonly guardrailTrial: GuardrailTrial | undefined;
  readonly principals: Principals;
  readonly auditors: Auditors;
  /** Undefined when the section says `enabled: false`. */
  readonly athena: Athena | undefined;
  readonly detection: DetectionLists;
  readonly cost: CostOverrides;
}

export interface ConfiguredOrganization {
  readonly id: OrganizationId;
  /** `r-ab12`; when absent it is asked of Organizations and handed to the templates as a parameter. */
  readonly rootId: string | undefined;
  /** Roots and units that get guardrails and detection; none means the root. */
  readonly targets: readonly string[];
}

export interface AccountRoles {
  readonly management: AccountId;
  readonly logArchive: AccountId;
  readonly security: AccountId;
}

export interface ConfiguredAccount {
  readonly accountId: AccountId;
  readonly name: string;
  /** The path of organizational units, for the routing of alerts; `''` when it is not told. */
  readonly unit: string;
}

export interface ConfiguredTrail {
  readonly name: string;
  readonly homeRegion: Region;
  /** The same for the deliveries of every member: it names the management account. */
  readonly arn: string;
  readonly insights: readonly InsightType[];
}

export type InsightType = 'ApiCallRateInsight' | 'ApiErrorRateInsight';

export interface LogBucket {
  readonly name: string;
  readonly region: Region;
  /** The trail's S3 key prefix, without a `/` at either end; `''` for none. */
  readonly prefix: string;
  readonly accessLogBucket: string;
}

/** The key has to be in the bucket's Region and symmetric. */
export type Encryption =
  | { readonly kind: 'create'; readonly alias: string }
  | { readonly kind: 'existing'; readonly keyArn: string };

export interface Retention {
  /** How Object Lock is to end up; a deployment starts in GOVERNANCE either way. */
  readonly mode: 'COMPLIANCE' | 'GOVERNANCE';
  readonly days: number;
  /** Never less than `days`: what is locked cannot be expired. */
  readonly expireAfterDays: number;
}

export type RealTime =
  | { readonly kind: 'hub'; readonly busName: string; readonly region: Region }
  | {
      readonly kind: 'per-account';
      readonly trailName: string;
      readonly logGroupName: string;
      readonly logRetentionDays: number;
      readonly bucketExpirationDays: number;
    }
  | { readonly kind: 'central-log-group'; readonly logGroupName: string; readonly logRetentionDays: number }
  | { readonly kind: 'none' };

export interface GuardrailTrial {
  /** `ou-ab12-11111111`. */
  readonly unit: string;
  /** How long guardrails, and each change of them, hold there alone at least. */
  readonly hours: number;
}

/** ARNs, `*` allowed in them, of those whom the guardrails let pass. */
export interface Principals {
  readonly deployers: readonly string[];
  readonly breakGlass: readonly string[];
  /** Who may assume the break-glass role. */
  readonly trustedBreakGlass: readonly string[];
  /** Who may assume the role that reads configuration in every account. */
  readonly readers: readonly string[];
}

export type Auditors =
  | {
      readonly kind: 'role';
      readonly roleName: string;
      readonly roleArn: string;
      /** ARNs, `*` allowed, of the organization's principals that may assume it. */
      readonly trusted: readonly string[];
      readonly requireMfa: boolean;
    }
  | {
      readonly kind: 'identity-center';
      readonly region: Region;
      readonly instanceArn: string;
      readonly groupId: string;
      readonly permissionSetName: string;
      readonly sessionHours: number;
      /** Identity Center appends a hash to the role's name, so that this is a pattern. */
      readonly roleArn: string;
    };

export interface Athena {
  readonly database: string;
  readonly workgroup: string;
  readonly resultsBucket: string;
  readonly resultsExpireAfterDays: number;
  /** Bytes that one query may scan before it is cancelled. */
  readonly scanLimitBytes: number;
  /** `2026-01-01`: the first day that the tables show. */
  readonly firstDay: string;
  readonly dateLayout: 'dt' | 'year-month-day';
  /** Regions that the tables project, sorted: every known one unless told. */
  readonly regions: readonly Region[];
  /** Undefined when only the table with an injected account is wanted. */
  readonly enumerated: EnumeratedAccounts | undefined;
}

export interface EnumeratedAccounts {
  readonly accounts: readonly AccountId[];
  readonly maximum: number;
}

/** What of detection is told, and what the placeholders of rules stand for. */
export interface DetectionLists {
  /** Quieter rules tell nobody in real time. */
  readonly level: AlertLevel;
  readonly suppressions: readonly Suppression[];
  readonly trails: readonly string[];
  readonly logBuckets: readonly string[];
  readonly deployers: readonly string[];
  /** The user's own, by the name of the placeholder. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** What nobody is to be told of for a while, and why. `*` stands for any text. */
export interface Suppression {
  /** Ids of rules. */
  readonly rules: readonly string[];
  /** Each narrows it further; an empty list means any. */
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly principals: readonly string[];
  readonly sourceIpAddresses: readonly string[];
  readonly reason: string;
  /** From this moment on it holds no more. */
  readonly until: Date;
}

export interface CostOverrides {
  /** US dollars by the id of the price. */
  readonly prices: Readonly<Record<string, number>>;
  /** Percent by service, or `all`. */
  readonly discounts: Readonly<Record<string, number>>;
}
