import type { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { StoredObject } from '../storage/index.js';
import { askThroughHandler } from './ask-through-handler.js';
import { askThroughPool, type PoolOptions } from './ask-through-pool.js';
import { parseListing, type PlainListing } from './parse-listing.js';
import type { AskPlainly, PlainAnswer } from './plain-answer.js';
import { bareEtag } from './s3-listing.js';
import { createGetSigner } from './sign-get.js';

/**
 * Asks for objects and listings as the SDK asked for the first one, without the SDK, which takes half a millisecond of
 * the processor for each. It only knows success: whatever else comes is asked for again through the SDK,
 * which knows what it means, waits and retries, and follows the bucket to its Region.
 */
export interface DirectGet {
  /** Watches a request of the SDK for the whole key, and learns the way to the bucket when it succeeds. */
  learnFrom(command: GetObjectCommand, key: string): void;
  /** The same of a request for a listing. */
  learnFromListing(command: ListObjectsV2Command): void;
  /** The object with the whole key, or undefined: ask the SDK. */
  get(key: string, maximumBytes: number, signal: AbortSignal | undefined): Promise<StoredObject | undefined>;
  /** A page of ListObjectsV2 with these parameters besides its own, or undefined: ask the SDK. */
  list(parameters: ListingParameters, signal: AbortSignal | undefined): Promise<PlainListing | undefined>;
}

/** By the names that S3 gives them in a query. */
export type ListingParameters = Readonly<Record<string, string>>;

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
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** @param pool Connections of our own for all but the first objects; without it the client's are used. */
export function openDirectGet(client: S3Client, pool: PoolOptions | undefined): DirectGet {
  const { config } = client;
  const sign = createGetSigner();
  const throughHandler = askThroughHandler(client);
  const { afterObjects, ask: throughPool } =
    pool === undefined
      ? { afterObjects: Infinity, ask: throughHandler }
      : { ...pool, ask: askThroughPool(pool) };
  let route: Route | undefined;
  let asked = 0;

  const ask = async (
    { request, host, region }: Route,
    { path, query, maximumBytes, signal }: Asked,
  ): ReturnType<AskPlainly> => {
    const time = Date.now() + (config.systemClockOffset ?? 0);
    const headers = sign({ host, path, query, region, time }, await config.credentials());
    const { protocol, hostname, port } = request;
    const whole = query === '' ? path : `${path}?${query}`;
    const sent = { protocol, hostname, path: whole, headers, ...(port !== undefined && { port }) };
    asked += 1;
    return (asked > afterObjects ? throughPool : throughHandler)(sent, maximumBytes, signal);
  };
  const askOr = async <Result>(
    asking: (known: Route) => Asked,
    read: (answer: PlainAnswer) => Result | undefined,
  ): Promise<Result | undefined> => {
    if (route === undefined) return undefined;
    try {
      const answer = await ask(route, asking(route));
      return answer === undefined ? undefined : read(answer);
    } catch {
      return undefined;
    }
  };
  const learn = (command: GetObjectCommand | ListObjectsV2Command, encodedKey: string): void => {
    if (route !== undefined) return;
    // The same for both commands, but for their types.
    const stack = command.middlewareStack as GetObjectCommand['middlewareStack'];
    stack.add(
      (next) => async (args) => {
        const answer = await next(args);
        route = routeOf(args.request as SentRequest, encodedKey);
        return answer;
      },
      { name: 'learnRoute', step: 'finalizeRequest', priority: 'low' },
    );
  };

  return {
    learnFrom: (command, key) => learn(command, encodeKey(key)),
    learnFromListing: (command) => learn(command, ''),
    get: (key, maximumBytes, signal) =>
      askOr(({ path }) => ({ path: path + encodeKey(key), query: '', maximumBytes, signal }), objectOf),
    list: (parameters, signal) =>
      askOr(
        ({ path }) => ({ path, query: queryOf(parameters), maximumBytes: largestListing, signal }),
        ({ body }) => parseListing(Buffer.from(body).toString('utf8')),
      ),
  };
}

interface Asked {
  readonly path: string;
  readonly query: string;
  readonly maximumBytes: number;
  readonly signal: AbortSignal | undefined;
}

/** A page has a thousand keys of a kilobyte at most, three times as long when they are encoded. */
const largestListing = 8 * 1024 * 1024;

/** Sorted by names, as Signature Version 4 asks for it. */
function queryOf(parameters: ListingParameters): string {
  return Object.entries({ ...parameters, 'list-type': '2', 'encoding-type': 'url' })
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${name}=${encodeKey(value).replaceAll('/', '%2F')}`)
    .join('&');
}

/** Undefined for a request that is signed in another way than with Signature Version 4 for S3. */
function routeOf(request: SentRequest, encodedKey: string): Route | undefined {
  const { headers, path } = request;
  const scope = /^AWS4-HMAC-SHA256 Credential=[^,]*\/\d{8}\/([^/]+)\/s3\/aws4_request,/;
  const region = scope.exec(headers['authorization'] ?? '')?.[1];
  const host = headers['host'];
  // A listing is asked for with the bucket's name and no slash behind it.
  const whole = encodedKey === '' && !path.endsWith('/') ? `${path}/` : path;
  if (region === undefined || host === undefined || !whole.endsWith(`/${encodedKey}`)) return undefined;
  return { request, host, region, path: whole.slice(0, whole.length - encodedKey.length) };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, UriEncode: all but the slashes. */
export function encodeKey(key: string): string {
  return encodeURIComponent(key)
    .replaceAll('%2F', '/')
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Undefined when the store does not say how long the body is. */
function objectOf({ headers, body }: PlainAnswer): StoredObject | undefined {
  if (headers['content-length'] === undefined) return undefined;
  const text = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === 'string' ? value : value?.join(', ');
  };
  const [etag, versionId] = [text('etag'), text('x-amz-version-id')];
  const [contentType, contentEncoding] = [text('content-type'), text('content-encoding')];
  return {
    kind: 'found',
    body,
    isOwned: true,
    size: body.byteLength,
    lastModified: new Date(text('last-modified') ?? 0),
    ...(etag !== undefined && { etag: bareEtag(etag) }),
    ...(versionId !== undefined && { versionId }),
    storageClass: text('x-amz-storage-class') ?? 'STANDARD',
    ...(contentType !== undefined && { contentType }),
    ...(contentEncoding !== undefined && { contentEncoding }),
    metadata: metadataOf(headers),
  };
}

const metadataPrefix = 'x-amz-meta-';

function metadataOf(headers: PlainAnswer['headers']): Readonly<Record<string, string>> {
  const metadata: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (!name.startsWith(metadataPrefix) || value === undefined) continue;
    metadata[name.slice(metadataPrefix.length)] = typeof value === 'string' ? value : value.join(', ');
  }
  return metadata;
}
