import type { AccountId } from '../../cloudtrail/index.js';

/** What CloudTrail counted of one account in one month, as Cost Explorer groups it. */
export interface UsageRow {
  /** `2026-10` */
  readonly month: string;
  readonly accountId: AccountId;
  /** `USE1-PaidEventsRecorded` */
  readonly usageType: string;
  readonly quantity: number;
  /** US dollars, before tax. */
  readonly usd: number;
}
