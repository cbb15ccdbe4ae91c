import type { ListedObject } from '../../storage/index.js';

/**
 * Hashes that were measured earlier, such as those of a lake's ledger. They are evidence of what an
 * object held at that time, and reports say so.
 */
export interface KnownHashes {
  /** For the report: `the lake in .orgtrail/lake`. */
  readonly origin: string;
  /**
   * SHA-256 of the inflated content, lower-case hex, by key; only of objects that are the same by key,
   * size and ETag (in a folder: time of modification).
   */
  find(objects: readonly ListedObject[]): Promise<ReadonlyMap<string, string>>;
}
