import type { Readable } from 'node:stream';
import type { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { StoredObject } from '../storage/index.js';
import { readBody } from './read-body.js';
import { bareEtag } from './s3-listing.js';
import { createGetSigner } from './sign-get.js';

/**
 * Asks for objects as the SDK asked for the first one, without the SDK, which takes half a millisecond of
 * the processor for each. It only knows success: whatever else comes is asked for again through the SDK,
 * which knows what it means, waits and retries, and follows the bucket to its Region.
 */
export interface DirectGet {
  /** Watches a request of the SDK for the whole key, and learns the way to the bucket when it succeeds. */
  learnFrom(command: GetObjectCommand, key: string): void;
  /** The object with the whole key, or undefined: ask the SDK. */
  get(key: string, maximumBytes: number, signal: AbortSignal | undefined): Promise<StoredObject | undefined>;
}

/** The way to the objects of a bucket. */
interface Route {
  readonly request: SentRequest;
  readonly host: string;
  /** In front of the encoded key. */
  readonly path: string;
  readonly region: string;
}

/** As the SDK's handler takes it. */
interface SentRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Readable;
}

export function openDirectGet({ config }: S3Client): DirectGet {
  const sign = createGetSigner();
  let route: Route | undefined;

  const send = async (
    { request, host, path, region }: Route,
    key: string,
    signal: AbortSignal | undefined,
  ): Promise<Answer> => {
    const whole = path + encodeKey(key);
    const time = new Date(Date.now() + (config.systemClockOffset ?? 0));
    const headers = sign({ host, path: whole, region, time }, await config.credentials());
    const sent = { ...request, path: whole, query: {}, headers };
    const options = signal === undefined ? {} : { abortSignal: signal };
    const { response } = await config.requestHandler.handle(sent as never, options);
    return response as unknown as Answer;
  };

  return {
    learnFrom(command, key) {
      if (route !== undefined) return;
      command.middlewareStack.add(
        (next) => async (args) => {
          const answer = await next(args);
          route = routeOf(args.request as SentRequest, encodeKey(key));
          return answer;
        },
        { name: 'learnRoute', step: 'finalizeRequest', priority: 'low' },
      );
    },
    async get(key, maximumBytes, signal) {
      if (route === undefined) return undefined;
      try {
        return await readAnswer(await send(route, key, signal), maximumBytes);
      } catch {
        return undefined;
      }
    },
  };
}

/** Undefined for a request that is signed in another way than with Signature Version 4 for S3. */
function routeOf(request: SentRequest, encodedKey: string): Route | undefined {
  const { headers, path } = request;
  const scope = /^AWS4-HMAC-SHA256 Credential=[^,]*\/\d{8}\/([^/]+)\/s3\/aws4_request,/;
  const region = scope.exec(headers['authorization'] ?? '')?.[1];
  const host = headers['host'];
  if (region === undefined || host === undefined || !path.endsWith(`/${encodedKey}`)) return undefined;
  return { request, host, region, path: path.slice(0, path.length - encodedKey.length) };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, UriEncode: all but the slashes. */
export function encodeKey(key: string): string {
  return encodeURIComponent(key)
    .replaceAll('%2F', '/')
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

async function readAnswer(
  { statusCode, headers, body }: Answer,
  maximumBytes: number,
): Promise<StoredObject | undefined> {
  const size = Number(headers['content-length']);
  if (statusCode !== 200 || !(size <= maximumBytes)) {
    body.destroy();
    return undefined;
  }
  const read = await readBody(body, maximumBytes);
  return read.kind === 'body' && read.body.byteLength === size ? objectOf(headers, read.body) : undefined;
}

function objectOf(headers: Answer['headers'], body: Uint8Array): StoredObject {
  const [etag, versionId] = [headers['etag'], headers['x-amz-version-id']];
  const [contentType, contentEncoding] = [headers['content-type'], headers['content-encoding']];
  return {
    kind: 'found',
    body,
    size: body.byteLength,
    lastModified: new Date(headers['last-modified'] ?? 0),
    ...(etag !== undefined && { etag: bareEtag(etag) }),
    ...(versionId !== undefined && { versionId }),
    storageClass: headers['x-amz-storage-class'] ?? 'STANDARD',
    ...(contentType !== undefined && { contentType }),
    ...(contentEncoding !== undefined && { contentEncoding }),
    metadata: metadataOf(headers),
  };
}

const metadataPrefix = 'x-amz-meta-';

function metadataOf(headers: Answer['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith(metadataPrefix) && value !== undefined
        ? [[name.slice(metadataPrefix.length), value]]
        : [],
    ),
  );
}
