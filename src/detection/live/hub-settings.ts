import type { Alerts, Configuration, Suppression } from '../../config/index.js';
import type { RuleBook } from '../rule-book.js';
import { accountNames } from '../watch/account-names.js';
import type { LiveMatching } from './live-matcher.js';

/** Everything that the function of the hub knows: it lies beside its code, and holds no secret but the configuration's own. */
export interface HubSettings extends LiveMatching {
  readonly alerts: Alerts;
}

const SCHEMA = 'orgtrail.matcher/1';

/** As text: the same settings are the same bytes. */
export function hubSettingsText(configuration: Configuration, book: RuleBook): string {
  const { alerts, detection } = configuration;
  return JSON.stringify({
    schema: SCHEMA,
    rules: book.rules,
    reporting: [...book.reporting],
    keptFields: Object.fromEntries(book.rules.map(({ ruleId }) => [ruleId, []])),
    suppressions: detection.suppressions,
    accounts: accountNames(configuration),
    alerts,
  });
}

export function readHubSettings(text: string): HubSettings {
  const { schema, rules, reporting, keptFields, suppressions, accounts, alerts } = JSON.parse(text);
  if (schema !== SCHEMA) throw new Error(`the settings are ${String(schema)}, not ${SCHEMA}`);
  return {
    book: {
      rules,
      correlations: [],
      reporting: new Set<string>(reporting),
      feeding: new Set(),
      keptFields,
      unknown: {},
    },
    suppressions: suppressions.map(withDate),
    accounts,
    alerts,
  };
}

function withDate(suppression: Suppression): Suppression {
  return { ...suppression, until: new Date(suppression.until) };
}
