import type { Configuration } from '../../config/index.js';
import type { AccountNames } from './alert-of-detection.js';

/** What the configuration calls its accounts. */
export function accountNames({ knownAccounts }: Pick<Configuration, 'knownAccounts'>): AccountNames {
  return Object.fromEntries(knownAccounts.map(({ accountId, name, unit }) => [accountId, { name, unit }]));
}
