import {
  type _Object as S3Object,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  type ListObjectVersionsCommandOutput,
  ListObjectVersionsCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { UserError } from '../errors.js';
import {
  compareKeys,
  type FolderResult,
  type ListedObject,
  type ListOptions,
  type ListPage,
  type ObjectVersion,
  type Unavailable,
  type VersionPage,
} from '../storage/index.js';
import type { DirectGet } from './direct-get.js';
import type { PlainListing } from './parse-listing.js';
import { unavailableObject } from './s3-errors.js';

export interface S3Place {
  readonly client: S3Client;
  readonly bucket: string;
  /** In front of every key; empty or ending in `/`. */
  readonly prefix: string;
  /** For messages: `s3://bucket/prefix`. */
  readonly location: string;
  readonly direct: DirectGet;
}

/**
 * URL encoding carries keys that XML cannot (control characters); a service that does not know it
 * answers plainly and says so. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
const encoding = { EncodingType: 'url' } as const;

export async function* listS3Objects(
  place: S3Place,
  prefix: string,
  options: ListOptions = {},
): AsyncGenerator<ListPage> {
  const { startAfter, signal } = options;
  let token: string | undefined;
  do {
    const page = await listPage(place, {
      Prefix: `${place.prefix}${prefix}`,
      ...(startAfter !== undefined && { StartAfter: `${place.prefix}${startAfter}` }),
      ...(token !== undefined && { ContinuationToken: token }),
      ...(signal !== undefined && { signal }),
    });
    if ('kind' in page) return yield page;
    yield { kind: 'page', objects: objectsOf(place, page) };
    token = page.NextContinuationToken;
  } while (token !== undefined);
}

export async function listS3Folder(place: S3Place, prefix: string): Promise<FolderResult> {
  const objects: ListedObject[] = [];
  const prefixes: string[] = [];
  let token: string | undefined;
  do {
    const page = await listPage(place, {
      Prefix: `${place.prefix}${prefix}`,
      Delimiter: '/',
      ...(token !== undefined && { ContinuationToken: token }),
    });
    if ('kind' in page) return page;
    objects.push(...objectsOf(place, page));
    for (const { Prefix } of page.CommonPrefixes ?? [])
      prefixes.push(keyOf(place, Prefix, page.EncodingType));
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return { kind: 'page', objects, prefixes };
}

export async function* listS3Versions(place: S3Place, prefix: string): AsyncGenerator<VersionPage> {
  let next: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
  while (next !== undefined) {
    let page: ListObjectVersionsCommandOutput;
    try {
      const input = { Bucket: place.bucket, Prefix: `${place.prefix}${prefix}`, ...encoding, ...next };
      page = await place.client.send(new ListObjectVersionsCommand(input));
      assertListing(page.Name, place);
    } catch (error) {
      return yield unavailableObject(error, place.location);
    }
    yield { kind: 'page', versions: versionsOf(place, page) };
    next = nextVersions(page);
  }
}

interface PageInput {
  readonly Prefix: string;
  readonly Delimiter?: string;
  readonly StartAfter?: string;
  readonly ContinuationToken?: string;
  readonly signal?: AbortSignal;
}

/** As a query names them. */
function parametersOf({ Prefix, Delimiter, StartAfter, ContinuationToken }: Omit<PageInput, 'signal'>) {
  return {
    prefix: Prefix,
    ...(Delimiter !== undefined && { delimiter: Delimiter }),
    ...(StartAfter !== undefined && { 'start-after': StartAfter }),
    ...(ContinuationToken !== undefined && { 'continuation-token': ContinuationToken }),
  };
}

async function listPage(place: S3Place, { signal, ...input }: PageInput): Promise<ListingPage | Unavailable> {
  try {
    const direct = await place.direct.list(parametersOf(input), signal);
    if (direct !== undefined) return direct;
    const command = new ListObjectsV2Command({ Bucket: place.bucket, ...encoding, ...input });
    place.direct.learnFromListing(command);
    const page = await place.client.send(command, signal === undefined ? {} : { abortSignal: signal });
    assertListing(page.Name, place);
    return page;
  } catch (error) {
    return unavailableObject(error, place.location);
  }
}

/** The SDK takes any answer with status 200 for an empty listing; S3's always names the bucket. */
function assertListing(name: string | undefined, place: S3Place): void {
  if (name !== undefined) return;
  throw new UserError({
    what: 'the answer is not a listing of S3',
    where: place.location,
    next: 'Check --endpoint-url and the proxy: something else answers in the place of S3.',
  });
}

type ListingPage = PlainListing | ListObjectsV2CommandOutput;

function objectsOf(place: S3Place, page: ListingPage): readonly ListedObject[] {
  return (page.Contents ?? [])
    .map((object) => ({ key: keyOf(place, object.Key, page.EncodingType), ...factsOf(object) }))
    .filter(isBelowLocation);
}

/** The console marks a folder with an empty object; that of the location itself is not in the location. */
function isBelowLocation({ key }: { readonly key: string }): boolean {
  return key !== '';
}

function factsOf({ Size, LastModified, ETag, StorageClass }: S3Object): Omit<ListedObject, 'key'> {
  return {
    size: Size ?? 0,
    lastModified: LastModified ?? new Date(0),
    ...(ETag !== undefined && { etag: bareEtag(ETag) }),
    ...(StorageClass !== undefined && { storageClass: StorageClass }),
  };
}

/** S3 writes ETags in quotation marks. */
export function bareEtag(etag: string): string {
  return etag.replaceAll('"', '');
}

/** In its URL encoding, S3 writes a space as `+`. */
function keyOf(place: S3Place, text: string | undefined, encodingType: string | undefined): string {
  const key = text ?? '';
  const decoded = encodingType === 'url' ? decodeURIComponent(key.replaceAll('+', ' ')) : key;
  return decoded.slice(place.prefix.length);
}

/** The SDK gives versions and delete markers apart; their order is put together again. */
function versionsOf(place: S3Place, page: ListObjectVersionsCommandOutput): readonly ObjectVersion[] {
  const versions = (page.Versions ?? []).map((version) => ({ ...version, isDeleteMarker: false }));
  const markers = (page.DeleteMarkers ?? []).map((marker) => ({ ...marker, isDeleteMarker: true }));
  return [...versions, ...markers]
    .map(({ isDeleteMarker, Key, VersionId, IsLatest, ...object }) => ({
      key: keyOf(place, Key, page.EncodingType),
      ...factsOf(object as S3Object),
      versionId: VersionId ?? 'null',
      isLatest: IsLatest === true,
      isDeleteMarker,
    }))
    .filter(isBelowLocation)
    .sort(newestFirst);
}

function newestFirst(left: ObjectVersion, right: ObjectVersion): number {
  const byKey = compareKeys(left.key, right.key);
  if (byKey !== 0) return byKey;
  if (left.isLatest !== right.isLatest) return left.isLatest ? -1 : 1;
  return right.lastModified.getTime() - left.lastModified.getTime();
}

/** The key marker is encoded like the keys, but is asked for plainly. */
function nextVersions(page: ListObjectVersionsCommandOutput) {
  if (page.IsTruncated !== true || page.NextKeyMarker === undefined) return undefined;
  const KeyMarker =
    page.EncodingType === 'url'
      ? decodeURIComponent(page.NextKeyMarker.replaceAll('+', ' '))
      : page.NextKeyMarker;
  return {
    KeyMarker,
    ...(page.NextVersionIdMarker !== undefined && { VersionIdMarker: page.NextVersionIdMarker }),
  };
}
