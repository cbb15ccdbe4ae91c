import type { ListedObject } from '../../storage/index.js';
import type { Place } from '../catalogue/index.js';
import type { ListedLog } from './listed-log.js';
import type { LogOutcome } from './log-outcome.js';

/** A listed log file and the object that stands for it. */
export interface LogJob {
  readonly place: Place;
  /** All digests that list it; with several, one of the hashes has to fit. */
  readonly listed: readonly ListedLog[];
  readonly object: ListedObject;
  /** Names of events to look for in it. */
  readonly names: readonly string[];
  /** Present when it has been read already. */
  readonly outcome?: LogOutcome;
}
