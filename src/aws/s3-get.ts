import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { GetObjectCommand, type GetObjectCommandOutput } from '@aws-sdk/client-s3';
import type { GetOptions, GetResult } from '../storage/index.js';
import { readBody } from './read-body.js';
import { unavailableObject } from './s3-errors.js';
import { bareEtag, type S3Place } from './s3-listing.js';

/** The SDK tries again until an answer begins; a body that breaks off in the middle is ours to repeat. */
const bodyAttempts = 3;

export async function getS3Object(
  place: S3Place,
  key: string,
  options: GetOptions,
  maximumBytes: number,
): Promise<GetResult> {
  const isPlain = options.versionId === undefined && `${place.prefix}${key}` !== '';
  const object = isPlain
    ? await place.direct.get(`${place.prefix}${key}`, maximumBytes, options.signal)
    : undefined;
  return object ?? getThroughSdk(place, key, options, maximumBytes);
}

async function getThroughSdk(
  place: S3Place,
  key: string,
  options: GetOptions,
  maximumBytes: number,
): Promise<GetResult> {
  for (let attempt = 1; ; attempt++) {
    const result = await getOnce(place, key, options, maximumBytes);
    if (result.kind !== 'broken-off') return result;
    if (attempt === bodyAttempts) return { kind: 'throttled', detail: result.detail };
    await setTimeout(100 * 2 ** attempt);
  }
}

type Attempt = GetResult | { readonly kind: 'broken-off'; readonly detail: string };

async function getOnce(
  place: S3Place,
  key: string,
  { versionId, signal }: GetOptions,
  maximumBytes: number,
): Promise<Attempt> {
  const input = {
    Bucket: place.bucket,
    Key: `${place.prefix}${key}`,
    ...(versionId !== undefined && { VersionId: versionId }),
  };
  if (input.Key === '') return { kind: 'missing', detail: 'the empty key names no object' };
  const command = new GetObjectCommand(input);
  place.direct.learnFrom(command, input.Key);
  let output: GetObjectCommandOutput;
  try {
    output = await place.client.send(command, signal === undefined ? {} : { abortSignal: signal });
  } catch (error) {
    return unavailableObject(error, place.location);
  }
  return readAnswer(output, maximumBytes);
}

async function readAnswer(output: GetObjectCommandOutput, maximumBytes: number): Promise<Attempt> {
  const stream = output.Body as Readable;
  if ((output.ContentLength ?? 0) > maximumBytes) {
    stream.destroy();
    return tooLarge(`${output.ContentLength} bytes`, maximumBytes);
  }
  try {
    const read = await readBody(stream, maximumBytes);
    if (read.kind === 'too-large') return tooLarge('a body', maximumBytes);
    if (output.ContentLength !== undefined && read.body.byteLength !== output.ContentLength) {
      return { kind: 'broken-off', detail: `${read.body.byteLength} of ${output.ContentLength} bytes came` };
    }
    return found(output, read.body);
  } catch (error) {
    return { kind: 'broken-off', detail: `the body broke off (${String(error)})` };
  }
}

function tooLarge(what: string, maximumBytes: number): GetResult {
  return { kind: 'unreadable', detail: `${what}, more than ${maximumBytes}` };
}

function found(output: GetObjectCommandOutput, body: Uint8Array): GetResult {
  const { ETag, VersionId, ContentType, ContentEncoding } = output;
  return {
    kind: 'found',
    body,
    isOwned: true,
    size: body.byteLength,
    lastModified: output.LastModified ?? new Date(0),
    ...(ETag !== undefined && { etag: bareEtag(ETag) }),
    ...(VersionId !== undefined && { versionId: VersionId }),
    // S3 names every class but this one. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
    storageClass: output.StorageClass ?? 'STANDARD',
    ...(ContentType !== undefined && { contentType: ContentType }),
    ...(ContentEncoding !== undefined && { contentEncoding: ContentEncoding }),
    metadata: output.Metadata ?? {},
  };
}
