import type { EvidencePool } from '../../evidence/index.js';
import type { Surroundings } from '../address/index.js';
import type { Catalogue, Place } from '../catalogue/index.js';
import type { Expectation } from '../expectation/index.js';
import type { Fetcher } from '../fetch/index.js';
import type { FindingLog, FindingTally } from '../findings/index.js';
import type { KeyRing } from '../keys/index.js';
import type { ListedLog, Readings } from '../logs/index.js';
import type { SettledRange } from '../range/index.js';
import type { Spool } from '../spool/index.js';
import type { VerifyOptions } from '../verify-options.js';

/** What all steps of one run share. */
export interface Verification {
  readonly options: VerifyOptions;
  /** False for a folder, which has no versions and no times of its own. */
  readonly isLive: boolean;
  readonly catalogue: Catalogue;
  readonly settled: SettledRange;
  readonly expectation: Expectation | undefined;
  readonly findings: FindingLog;
  readonly tally: FindingTally;
  readonly fetcher: Fetcher;
  readonly keys: KeyRing;
  readonly surroundings: Surroundings;
  /** A key of the location as the whole bucket knows it. */
  readonly wholeKey: (key: string) => string;
  /** True where the listing failed, so that absence means nothing. */
  readonly isHidden: (place: Place) => boolean;
  /** The log files that proven digests list. */
  readonly listed: Spool<ListedLog>;
  /** What need not be read again, because somebody has. */
  readonly readings: Readings | undefined;
  /** Hashes log files in worker threads. */
  readonly pool: EvidencePool;
  readonly close: () => void;
}

/** Groups of log files under way at once: a lane waits for its requests while another's group is hashed. */
export function lanesOf({ options, isLive }: Verification): number {
  return Math.max(1, options.threads) + (isLive ? 3 : 1);
}
