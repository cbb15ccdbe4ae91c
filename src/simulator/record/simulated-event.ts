import type { AccountId, LogCategory, Region } from '../../cloudtrail/index.js';

/** One record on its way into a log file. */
export interface SimulatedEvent {
  /** The account and Region in whose folder it is delivered. */
  readonly accountId: AccountId;
  readonly region: Region;
  readonly category: LogCategory;
  /** Seconds since 1970. */
  readonly time: number;
  readonly eventId: string;
  /** The record as compact JSON. */
  readonly text: string;
}
