import { parseAccountId } from '../cloudtrail/index.js';
import type { AlertDestination, Alerts, SecretText } from './alerts.js';
import type { AlertsFile } from './schema/alerts.js';

type DestinationFile = NonNullable<AlertsFile['destinations']>[number];
type SecretFile = Extract<DestinationFile, { readonly kind: 'slack' }>['url'];

export function resolveAlerts({ destinations = [], routes = [] }: AlertsFile): Alerts {
  return {
    destinations: destinations.map(resolveDestination),
    routes: routes.map(({ accounts = [], units = [], minimumLevel, to }) => ({
      accounts: accounts.map((id) => parseAccountId(id)!),
      units,
      minimumLevel,
      to,
    })),
  };
}

function resolveDestination(destination: DestinationFile): AlertDestination {
  switch (destination.kind) {
    case 'email':
    case 'sns':
    case 'sqs':
      return destination;
    case 'slack':
      return { ...destination, url: resolveSecret(destination.url) };
    case 'webhook':
      return {
        ...destination,
        url: resolveSecret(destination.url),
        signingSecret:
          destination.signingSecret === undefined ? undefined : resolveSecret(destination.signingSecret),
      };
  }
}

function resolveSecret(secret: SecretFile): SecretText {
  if (typeof secret === 'string') return { kind: 'plain', value: secret };
  return 'environment' in secret
    ? { kind: 'environment', name: secret.environment }
    : { kind: 'secret', arn: secret.secret };
}
