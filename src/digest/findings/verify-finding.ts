import type { FindingCode, FindingVerdict } from '../codes/index.js';

/** One thing that a verification found. Texts that come from the location are as they stand there. */
export interface VerifyFinding {
  readonly code: FindingCode;
  readonly verdict: FindingVerdict;
  readonly title: string;
  readonly accountId?: string;
  readonly region?: string;
  readonly trailName?: string;
  /** Of the object concerned, as in the location; where there are many, of one. */
  readonly key?: string;
  readonly message: string;
  /** What to do next. */
  readonly next: string;
  /** The time concerned, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly from?: string;
  readonly to?: string;
  /** Objects concerned, when there is more than one, and some of their keys. */
  readonly count?: number;
  readonly keys?: readonly string[];
  readonly recoverable?: Recoverable;
  readonly explainedBy?: RecordedEvent;
}

/** A version of the object that still has the content that was signed. */
export interface Recoverable {
  readonly versionId: string;
  readonly lastModified: string;
  /** When a delete marker was put on top of it. */
  readonly deletedAt?: string;
}

/** An event of a proven log file. */
export interface RecordedEvent {
  readonly eventId: string;
  readonly eventName: string;
  readonly eventTime: string;
  /** The ARN of who did it, or the nearest to one that the record has. */
  readonly actor: string;
  readonly accountId: string;
  /** Of the log file. */
  readonly key: string;
}
