/**
 * Where objects live. Memory, a folder and S3 implement it and share one contract suite
 * (`test/contract/object-store.contract.ts`).
 *
 * Keys are S3 keys: `/` between parts, no leading `/`, relative to the store's root. Trouble that
 * a run has to live with (missing, denied, archived, throttled) is a value, not an exception.
 */
export interface ObjectStore {
  /** The location as the user would write it: a folder's path or `s3://bucket/prefix`. */
  readonly location: string;

  /**
   * Objects whose key starts with `prefix`, in the order of their keys (UTF-8 bytes), page by page.
   * A part that cannot be read is an `Unavailable` between the pages; what follows it is still listed
   * where the store can go on (a folder does after a denied subfolder, S3 cannot).
   */
  list(prefix: string, options?: ListOptions): AsyncIterable<ListPage>;

  /** The next level below `prefix`, as S3 lists it with the delimiter `/`. */
  listFolder(prefix: string): Promise<FolderResult>;

  /** Every version and delete marker below `prefix`, newest first for a key. A store without versions lists its objects. */
  listVersions(prefix: string): AsyncIterable<VersionPage>;

  get(key: string, options?: GetOptions): Promise<GetResult>;

  put(key: string, body: Uint8Array, options?: PutOptions): Promise<PutResult>;

  /**
   * The path of the object's bytes on this machine, for stores that have one. Lets a worker thread
   * read the file itself rather than receive its bytes. Throws a UserError for a key that no path
   * inside the location can stand for.
   */
  pathOf?(key: string): string;
}

export interface ListOptions {
  /** Only keys after this one. */
  readonly startAfter?: string;
  readonly signal?: AbortSignal;
}

export interface ListedObject {
  readonly key: string;
  /** Bytes as stored (compressed). */
  readonly size: number;
  readonly lastModified: Date;
  /** Without quotation marks; absent where the store has none (a folder). */
  readonly etag?: string;
  /** S3's name (`STANDARD`, `GLACIER`, …); absent where the store has none. */
  readonly storageClass?: string;
}

/** One page of a listing, or the reason why a part of it cannot be had. */
export type ListPage = { readonly kind: 'page'; readonly objects: readonly ListedObject[] } | Unavailable;

export type FolderResult = FolderPage | Unavailable;

export interface FolderPage {
  readonly kind: 'page';
  readonly objects: readonly ListedObject[];
  /** Whole prefixes, ending in `/`. */
  readonly prefixes: readonly string[];
  /** Entries that cannot be had; absent when there are none. */
  readonly unavailable?: readonly Unavailable[];
}

export interface ObjectVersion extends ListedObject {
  readonly versionId: string;
  readonly isLatest: boolean;
  readonly isDeleteMarker: boolean;
}

export type VersionPage =
  | { readonly kind: 'page'; readonly versions: readonly ObjectVersion[] }
  | Unavailable;

export interface GetOptions {
  readonly versionId?: string;
  readonly signal?: AbortSignal;
}

export interface StoredObject {
  readonly kind: 'found';
  readonly body: Uint8Array;
  /** Present when nobody else holds the memory of the body, so that it can be given away. */
  readonly isOwned?: true;
  readonly size: number;
  readonly lastModified: Date;
  readonly etag?: string;
  readonly versionId?: string;
  readonly storageClass?: string;
  /** As the store has it; absent where the store keeps none (a folder). The body is never decoded. */
  readonly contentType?: string;
  readonly contentEncoding?: string;
  /** User metadata: lower-case names without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
}

export type GetResult = StoredObject | Unavailable;

/** Why an object or a listing cannot be read now. `detail` is the store's own message. */
export interface Unavailable {
  readonly kind: 'missing' | 'denied' | 'archived' | 'throttled' | 'unreadable';
  readonly detail: string;
}

export interface PutOptions {
  /** User metadata: lower-case names without `x-amz-meta-`. */
  readonly metadata?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  /** Only when the key does not exist yet (S3: `If-None-Match: *`). */
  readonly ifAbsent?: boolean;
  /** Kept where the store can (a folder's modification time); S3 sets its own. */
  readonly lastModified?: Date;
}

export type PutResult =
  | { readonly kind: 'stored'; readonly etag?: string; readonly versionId?: string }
  | { readonly kind: 'exists' }
  | Unavailable;

/** Larger bodies are `unreadable`: a log file is at most 50 MB before compression, a digest far less. */
export const defaultMaximumBodyBytes = 128 * 1024 * 1024;
