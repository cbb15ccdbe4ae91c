import { createHash } from 'node:crypto';
import { compareKeys } from './compare-keys.js';
import type {
  FolderResult,
  GetOptions,
  GetResult,
  ListedObject,
  ListOptions,
  ListPage,
  ObjectStore,
  ObjectVersion,
  PutOptions,
  PutResult,
  VersionPage,
} from './object-store.js';

export interface MemoryStoreOptions {
  /** Shown as the store's location. */
  readonly location?: string;
  /** When an object was put; default: one second later each time, from 2026-01-01T00:00:00Z. */
  readonly now?: () => Date;
  /** Objects on a page of a listing; S3's own number is 1,000. */
  readonly pageSize?: number;
}

/** An object store in memory that behaves as an S3 bucket with versioning switched on. */
export interface MemoryStore extends ObjectStore {
  /** Puts a delete marker on top of the key's versions, as S3's DeleteObject does. */
  delete(key: string): void;
  /** Moves the newest version to another storage class; from an archive class it can no longer be read. */
  setStorageClass(key: string, storageClass: string): void;
}

interface StoredVersion {
  readonly version: ObjectVersion;
  readonly body: Uint8Array;
  readonly options: PutOptions;
}

/** Newest first for every key. */
type Versions = Map<string, StoredVersion[]>;

export function createMemoryStore(options: MemoryStoreOptions = {}): MemoryStore {
  const versions: Versions = new Map();
  const now = options.now ?? steadyClock();
  const pageSize = options.pageSize ?? 1000;
  let stored = 0;

  const add = (key: string, body: Uint8Array, isDeleteMarker: boolean, put: PutOptions): ObjectVersion => {
    const version: ObjectVersion = {
      key,
      size: body.byteLength,
      lastModified: put.lastModified ?? now(),
      ...(isDeleteMarker ? {} : { etag: md5(body), storageClass: 'STANDARD' }),
      versionId: `v${String(++stored).padStart(8, '0')}`,
      isLatest: true,
      isDeleteMarker,
    };
    versions.set(key, [{ version, body: body.slice(), options: put }, ...(versions.get(key) ?? [])]);
    return version;
  };

  return {
    location: options.location ?? 'memory:',
    list: (prefix, listOptions) => list(versions, prefix, listOptions, pageSize),
    listFolder: async (prefix) => listFolder(versions, prefix),
    listVersions: (prefix) => listVersions(versions, prefix, pageSize),
    get: async (key, getOptions) => get(versions, key, getOptions),
    put: async (key, body, put = {}): Promise<PutResult> => {
      if (put.ifAbsent === true && newest(versions, key) !== undefined) return { kind: 'exists' };
      const { etag, versionId } = add(key, body, false, put);
      return { kind: 'stored', versionId, ...(etag === undefined ? {} : { etag }) };
    },
    delete: (key) => {
      add(key, new Uint8Array(), true, {});
    },
    setStorageClass: (key, storageClass) => {
      const [top, ...older] = versions.get(key) ?? [];
      if (top === undefined) throw new Error(`no such key: ${key}`);
      versions.set(key, [{ ...top, version: { ...top.version, storageClass } }, ...older]);
    },
  };
}

function newest(versions: Versions, key: string): StoredVersion | undefined {
  const top = versions.get(key)?.[0];
  return top === undefined || top.version.isDeleteMarker ? undefined : top;
}

function sortedKeys(versions: Versions, prefix: string): readonly string[] {
  return [...versions.keys()].filter((key) => key.startsWith(prefix)).sort(compareKeys);
}

function listed(versions: Versions, prefix: string): readonly ListedObject[] {
  return sortedKeys(versions, prefix).flatMap((key) => {
    const top = newest(versions, key);
    return top === undefined ? [] : [withoutVersion(top.version)];
  });
}

function withoutVersion(version: ObjectVersion): ListedObject {
  const { versionId: _id, isLatest: _latest, isDeleteMarker: _marker, ...object } = version;
  return object;
}

async function* list(
  versions: Versions,
  prefix: string,
  options: ListOptions = {},
  pageSize: number,
): AsyncGenerator<ListPage> {
  const { startAfter } = options;
  const objects = listed(versions, prefix).filter(
    ({ key }) => startAfter === undefined || compareKeys(key, startAfter) > 0,
  );
  for (const page of pages(objects, pageSize)) {
    options.signal?.throwIfAborted();
    yield { kind: 'page', objects: page };
  }
}

function listFolder(versions: Versions, prefix: string): FolderResult {
  const objects: ListedObject[] = [];
  const prefixes = new Set<string>();
  for (const object of listed(versions, prefix)) {
    const slash = object.key.indexOf('/', prefix.length);
    if (slash < 0) objects.push(object);
    else prefixes.add(object.key.slice(0, slash + 1));
  }
  return { kind: 'page', objects, prefixes: [...prefixes] };
}

async function* listVersions(
  versions: Versions,
  prefix: string,
  pageSize: number,
): AsyncGenerator<VersionPage> {
  const all = sortedKeys(versions, prefix).flatMap((key) =>
    (versions.get(key) ?? []).map(({ version }, index) => ({ ...version, isLatest: index === 0 })),
  );
  for (const page of pages(all, pageSize)) yield { kind: 'page', versions: page };
}

function get(versions: Versions, key: string, options: GetOptions = {}): GetResult {
  options.signal?.throwIfAborted();
  const { versionId } = options;
  const found =
    versionId === undefined
      ? newest(versions, key)
      : versions.get(key)?.find(({ version }) => version.versionId === versionId && !version.isDeleteMarker);
  if (found === undefined) return { kind: 'missing', detail: 'The specified key does not exist.' };
  const { version, body, options: put } = found;
  if (isArchived(version.storageClass)) {
    return { kind: 'archived', detail: `The object is in the storage class ${version.storageClass}.` };
  }
  const { key: _key, isLatest: _latest, isDeleteMarker: _marker, ...facts } = version;
  return {
    kind: 'found',
    body: body.slice(),
    ...facts,
    ...(put.contentType === undefined ? {} : { contentType: put.contentType }),
    ...(put.contentEncoding === undefined ? {} : { contentEncoding: put.contentEncoding }),
    metadata: { ...put.metadata },
  };
}

/** GLACIER_IR is read like any other class. https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html */
function isArchived(storageClass: string | undefined): boolean {
  return storageClass === 'GLACIER' || storageClass === 'DEEP_ARCHIVE';
}

function* pages<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

function md5(body: Uint8Array): string {
  return createHash('md5').update(body).digest('hex');
}

function steadyClock(): () => Date {
  let seconds = Date.UTC(2026, 0, 1) / 1000;
  return () => new Date(seconds++ * 1000);
}
