import type { AccountRoleName } from './engine/index.js';

/** The roles of accounts in words. */
export const ROLE_NAMES: Readonly<Record<AccountRoleName, string>> = {
  management: 'management',
  logArchive: 'log archive',
  security: 'security',
};
