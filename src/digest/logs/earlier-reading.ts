/**
 * What somebody else has read of the same location, such as a lake at ingest. A hash is evidence of what
 * an object held when it was read; reports say so of what an earlier run has read.
 */
export interface EarlierReading {
  /** For the report: `the lake in .orgtrail/lake`. */
  readonly origin: string;
  logFiles(): AsyncIterable<ReadLogFile>;
  /** Records with one of these names in `eventName`, and the log file that each stands in. */
  records(eventNames: readonly string[]): AsyncIterable<ReadRecord>;
}

/** One object as it was when it was read. */
export interface ReadLogFile {
  readonly key: string;
  /** Bytes as stored. */
  readonly size: number;
  readonly lastModified: Date;
  /** A folder has none; there the time of modification tells one content from another. */
  readonly etag?: string;
  /** Of the inflated content, lower-case hex. */
  readonly sha256: string;
  /** Bytes of the inflated content. */
  readonly contentBytes: number;
  /** Read by the run that verifies: nobody had time to change it since. */
  readonly isOfThisRun: boolean;
  /** An earlier run has found it to be what a digest lists. */
  readonly isAttested: boolean;
}

export interface ReadRecord {
  readonly key: string;
  /** With the members of a CloudTrail record. */
  readonly record: Readonly<Record<string, unknown>>;
}

/** What a run has found out about a stored log file; nothing is said of what it could not judge. */
export type Attestation =
  /** A proven digest lists its content. */
  | 'attested'
  /** A proven digest lists another content, or its container is damaged. */
  | 'refuted'
  /** The proven digests of its hour do not list it. */
  | 'unlisted';
