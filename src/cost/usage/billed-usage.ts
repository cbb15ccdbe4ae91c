import type { PriceId } from '../prices/index.js';
import type { UsageRecord } from './usage-source.js';
import { priceOfUsageType } from './usage-type.js';

/** What AWS counted for one account, by what it charges for. */
export interface BilledAccount {
  readonly accountId: string;
  readonly managementEvents: number;
  /** More than none: a second trail records this account. */
  readonly paidEvents: number;
  readonly dataEvents: number;
  readonly networkActivityEvents: number;
  readonly insightsEvents: number;
  /** What was charged for these. */
  readonly usd: number;
}

/** Accounts with the most paid copies first. Usage types that CloudTrail's trails do not have are left out. */
export function billedAccounts(records: readonly UsageRecord[]): readonly BilledAccount[] {
  const accounts = [...new Set(records.map(({ accountId }) => accountId))];
  return accounts
    .map((accountId) =>
      billedAccount(
        accountId,
        records.filter((record) => record.accountId === accountId),
      ),
    )
    .sort((left, right) => right.paidEvents - left.paidEvents || (left.accountId < right.accountId ? -1 : 1));
}

function billedAccount(accountId: string, records: readonly UsageRecord[]): BilledAccount {
  const known = records.filter(({ usageType }) => priceOfUsageType(usageType) !== undefined);
  const quantity = (...ids: readonly PriceId[]) =>
    known
      .filter(({ usageType }) => ids.includes(priceOfUsageType(usageType)!))
      .reduce((sum, record) => sum + record.quantity, 0);
  return {
    accountId,
    managementEvents: quantity('cloudtrail-management-first-copy'),
    paidEvents: quantity('cloudtrail-management-additional-copy'),
    dataEvents: quantity('cloudtrail-data-events'),
    networkActivityEvents: quantity('cloudtrail-network-activity-events'),
    insightsEvents: quantity('cloudtrail-insights-management', 'cloudtrail-insights-data'),
    usd: known.reduce((sum, { usd }) => sum + usd, 0),
  };
}
