import type { Finding } from '../../finding/index.js';

/** What an ingest did, with sums that add up: listed = new + known + skipped; new = ingested + failed. */
export interface IngestReport {
  readonly objects: {
    readonly listed: number;
    readonly new: number;
    readonly known: number;
    readonly skipped: Readonly<Record<string, number>>;
    readonly ingested: number;
    readonly failed: number;
  };
  /** read = stored + duplicate. `conflicting`: event ids found with more than one content in this run. */
  readonly events: {
    readonly read: number;
    readonly stored: number;
    readonly duplicate: number;
    readonly conflicting: number;
  };
  readonly failures: readonly IngestFailure[];
  /** Folders that a narrowed run did not look into, because CloudTrail does not write there. */
  readonly passedOver: readonly { readonly prefix: string; readonly reason: string }[];
  /** Fields that the lake has no column for; the original record keeps them. */
  readonly drift: readonly string[];
  readonly findings: readonly Finding[];
  readonly seconds: number;
}

export interface IngestFailure {
  readonly key: string;
  /** Position of the record in its file, from 0; absent when the whole object failed. */
  readonly recordIndex?: number;
  readonly reason: string;
  readonly detail: string;
}
