import type { ChainHead } from './chain-head.js';

/**
 * What runs have left for later ones. It only ever grows; whoever can change it can hide a rewritten
 * history, so it belongs where the owner of the logs cannot write.
 */
export interface HeadLedger {
  /** For the report: its location. */
  readonly origin: string;
  /** Why it proves less than it could, as a sentence for the report. */
  readonly caveat?: string;
  /** Everything that was appended, oldest first. */
  read(): Promise<LedgerContent>;
  append(record: HeadRecord): Promise<void>;
}

export interface LedgerContent {
  readonly records: readonly HeadRecord[];
  /** Entries that are there and cannot be read, with the reason. */
  readonly troubles: readonly { readonly key: string; readonly detail: string }[];
}

/** What one run leaves. */
export interface HeadRecord {
  readonly schema: 'orgtrail.chain-heads/1';
  /** `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly verifiedAt: string;
  readonly location: string;
  readonly heads: readonly RecordedHead[];
}

export interface RecordedHead extends ChainHead {
  /** Only where nothing was found and everything was read: what a later run need not read again. */
  readonly proven?: ProvenSpan;
}

/** Time without a gap up to a chain's head, and how its objects were listed. */
export interface ProvenSpan {
  readonly from: string;
  readonly seal: Seal;
}

/** A sum over the listing of one account and Region, up to a time: key, size and ETag of every object. */
export interface Seal {
  readonly until: string;
  readonly objects: number;
  /** 64 hexadecimal digits. */
  readonly sum: string;
}
