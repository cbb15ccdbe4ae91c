import type { MicroDollars } from '../money/micro-dollars.js';
import type { CostLine } from './cost-line.js';

export interface AccountCost {
  /** `''` for records that name no account. */
  readonly accountId: string;
  /** Each once, however often it was delivered. */
  readonly events: number;
  /** Copies of management events that another trail delivered, and that are charged. */
  readonly paidEvents: number;
  /** Compressed log files, every copy of them. */
  readonly bytes: number;
  readonly usd: MicroDollars;
  readonly lines: readonly CostLine[];
}

/** The events of one account that a second trail delivered too. */
export interface DuplicateTrail {
  readonly accountId: string;
  /** Where both trails deliver to: location and key prefix, in alphabetical order. */
  readonly trails: readonly [string, string];
  readonly copies: number;
  /** Of the events of the account in that time. */
  readonly usd: MicroDollars;
  readonly firstEvent: Date;
  readonly lastEvent: Date;
}
