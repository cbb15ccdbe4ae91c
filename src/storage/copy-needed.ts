import { parseLogKey } from '../cloudtrail/index.js';
import type { GetResult, ListedObject, ObjectStore, StoredObject, Unavailable } from './object-store.js';

/** What to do about an object: nothing, or put these bytes. */
export type CopyStep =
  | { readonly kind: 'present' }
  | { readonly kind: 'put'; readonly source: StoredObject }
  | Unavailable;

interface Stores {
  readonly from: ObjectStore;
  readonly to: ObjectStore;
}

/**
 * Decides from the two listings whether an object is there already, and reads both where they do not
 * tell. A difference is never taken for equal: an ETag is the MD5 of the bytes only without KMS, so
 * different ETags call for a look. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
 */
export async function copyStep(
  stores: Stores,
  object: ListedObject,
  other?: ListedObject,
): Promise<CopyStep> {
  if (other === undefined || other.size !== object.size) return putOf(await stores.from.get(object.key));
  if (!isSameByListing(stores.to, object, other)) return compare(stores, object.key);
  if (parseLogKey(object.key).kind !== 'digest') return { kind: 'present' };
  // A plain sync brings a digest without its signature.
  return hasMetadata(await stores.to.get(object.key)) ? { kind: 'present' } : compare(stores, object.key);
}

function isSameByListing(to: ObjectStore, object: ListedObject, other: ListedObject): boolean {
  if (object.etag !== undefined && other.etag !== undefined) return object.etag === other.etag;
  const [source, copy] = [seconds(object.lastModified), seconds(other.lastModified)];
  // A folder keeps the source's time, S3 sets the time of the copy.
  return to.pathOf === undefined ? copy >= source : copy === source;
}

/** S3's own precision. */
function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

async function compare({ from, to }: Stores, key: string): Promise<CopyStep> {
  const [source, copy] = await Promise.all([from.get(key), to.get(key)]);
  return source.kind === 'found' && copy.kind === 'found' && isSameObject(source, copy)
    ? { kind: 'present' }
    : putOf(source);
}

function isSameObject(source: StoredObject, copy: StoredObject): boolean {
  return Buffer.compare(source.body, copy.body) === 0 && canonical(source) === canonical(copy);
}

function canonical({ metadata }: StoredObject): string {
  return JSON.stringify(Object.entries(metadata).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function hasMetadata(result: GetResult): boolean {
  return result.kind === 'found' && Object.keys(result.metadata).length > 0;
}

function putOf(source: GetResult): CopyStep {
  return source.kind === 'found' ? { kind: 'put', source } : source;
}
