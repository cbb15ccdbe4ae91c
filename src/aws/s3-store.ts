import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import {
  defaultMaximumBodyBytes,
  formatLocation,
  type ObjectStore,
  type PutOptions,
  type PutResult,
} from '../storage/index.js';
import type { PoolOptions } from './ask-through-pool.js';
import { openDirectGet } from './direct-get.js';
import { unavailableObject } from './s3-errors.js';
import { getS3Object } from './s3-get.js';
import { bareEtag, listS3Folder, listS3Objects, listS3Versions, type S3Place } from './s3-listing.js';

export interface S3StoreOptions {
  readonly client: S3Client;
  readonly bucket: string;
  /** In front of every key; empty or ending in `/`, as `parseLocation` gives it. */
  readonly prefix: string;
  /** Larger bodies are `unreadable`. */
  readonly maximumBodyBytes?: number;
  /**
   * Whole objects are fetched over connections of the store's own, as fast as they go. Only for a client
   * whose connections are nothing special: no proxy, agent, or request handler of the caller's.
   */
  readonly ownConnections?: PoolOptions;
}

/**
 * The objects of a bucket below a prefix. Nothing is sent before the first call. Throws a UserError
 * for what no object escapes: no such bucket, expired or missing credentials, wrong Region, no network.
 */
export function openS3Store(options: S3StoreOptions): ObjectStore {
  const { client, bucket, prefix } = options;
  const location = formatLocation({ kind: 's3', bucket, prefix });
  const place: S3Place = {
    client,
    bucket,
    prefix,
    location,
    direct: openDirectGet(client, options.ownConnections),
  };
  const maximumBytes = options.maximumBodyBytes ?? defaultMaximumBodyBytes;
  return {
    location,
    list: (below, listOptions) => listS3Objects(place, below, listOptions),
    listFolder: (below) => listS3Folder(place, below),
    listVersions: (below) => listS3Versions(place, below),
    get: (key, getOptions = {}) => getS3Object(place, key, getOptions, maximumBytes),
    put: (key, body, putOptions = {}) => putS3Object(place, key, body, putOptions),
  };
}

async function putS3Object(
  place: S3Place,
  key: string,
  body: Uint8Array,
  options: PutOptions,
): Promise<PutResult> {
  if (`${place.prefix}${key}` === '') return { kind: 'unreadable', detail: 'the empty key names no object' };
  try {
    const { ETag, VersionId } = await place.client.send(putCommand(place, key, body, options));
    return {
      kind: 'stored',
      ...(ETag !== undefined && { etag: bareEtag(ETag) }),
      ...(VersionId !== undefined && { versionId: VersionId }),
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'PreconditionFailed') return { kind: 'exists' };
    return unavailableObject(error, place.location);
  }
}

function putCommand(place: S3Place, key: string, body: Uint8Array, options: PutOptions): PutObjectCommand {
  const { metadata, contentType, contentEncoding, ifAbsent } = options;
  return new PutObjectCommand({
    Bucket: place.bucket,
    Key: `${place.prefix}${key}`,
    Body: body,
    ...(metadata !== undefined && { Metadata: { ...metadata } }),
    ...(contentType !== undefined && { ContentType: contentType }),
    ...(contentEncoding !== undefined && { ContentEncoding: contentEncoding }),
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
    ...(ifAbsent === true && { IfNoneMatch: '*' }),
  });
}
