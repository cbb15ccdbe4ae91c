import type { FindingCode } from '../codes/index.js';
import type { Coverage } from '../coverage/index.js';
import type { VerifyFinding } from '../findings/index.js';
import type { ChainHead } from '../heads/index.js';
import type { UsedKeys } from '../keys/index.js';
import type { LogTotals } from '../logs/index.js';

/** What a verification comes to. Times are `YYYY-MM-DDTHH:MM:SSZ`. */
export interface VerifyReport {
  /** `tampered` also when it is only suspected; it wins over `incomplete`. Notes leave it at `ok`. */
  readonly verdict: 'ok' | 'tampered' | 'incomplete';
  readonly location: string;
  /** When the run began, by the clock that it was given. */
  readonly verifiedAt: string;
  /** What was judged; `from` is null when it was left open, `to` when there is nothing. */
  readonly range: { readonly from: string | null; readonly to: string };
  readonly findings: readonly VerifyFinding[];
  /** Findings beyond what is kept of a code. */
  readonly findingsOmitted: Readonly<Partial<Record<FindingCode, number>>>;
  readonly totals: VerifyTotals;
  readonly chains: readonly ReportedChain[];
  readonly coverage: readonly Coverage[];
  readonly keys: ReportedKeys;
  /** The newest proven digest of every chain. */
  readonly heads: readonly ChainHead[];
  /** What a verification of this kind cannot see, in sentences. */
  readonly limits: readonly string[];
}

export interface VerifyTotals {
  readonly digests: {
    readonly verified: number;
    readonly invalid: number;
    readonly missing: number;
    /** Nothing is wrong with them, and nothing is proven: unreadable, unsigned, no key. */
    readonly unproven: number;
  };
  readonly logFiles: LogTotals;
  /** Objects that are neither. */
  readonly foreign: number;
}

export interface ReportedChain {
  readonly accountId: string;
  readonly region: string;
  readonly trailName: string;
  readonly homeRegion: string;
  readonly kind: 'standard' | 'backfill';
  /** The folder that holds the accounts; empty where the keys do not say. */
  readonly root: string;
  readonly digests: VerifyTotals['digests'];
  /** The hours that proven digests cover. */
  readonly covered: readonly { readonly from: string; readonly to: string }[];
  readonly newestEnd: string;
  readonly head: string | null;
}

export interface ReportedKeys {
  /** Where the keys come from, and why they are believed. */
  readonly origin: string;
  readonly trust: string;
  readonly regions: readonly UsedKeys[];
}
