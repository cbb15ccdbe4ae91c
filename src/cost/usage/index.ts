export { type BilledAccount, billedAccounts } from './billed-usage.js';
export type { UsageAnswer, UsageRecord, UsageSource } from './usage-source.js';
