import type { EvidenceResult } from '../../evidence/index.js';
import type { Unavailable } from '../../storage/index.js';

/** What reading a log file gave: evidence's result, or the store's refusal. */
export type LogOutcome = EvidenceResult | { readonly kind: 'refused'; readonly trouble: Unavailable };

/** What reading a log file gave while digests were still being walked, as it waits in a spool. */
export interface EarlyOutcome {
  /** Names of the events that were looked for in it. */
  readonly names: readonly string[];
  /** Absent for nearly every file: the listed content, compressed, and none of those events. */
  readonly outcome?: LogOutcome;
}
