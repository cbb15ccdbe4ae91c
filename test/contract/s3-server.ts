import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ListedObject, ObjectStore, ObjectVersion } from '../../src/storage/index.js';

/**
 * A small S3 over HTTP for what the emulator in npm lacks: versions, conditional puts, byte order,
 * and errors in S3's own words. Objects live in a store per bucket.
 */
export interface S3Server {
  readonly url: string;
  /** `GET /bucket/key?query` of every request, in order. */
  readonly requests: string[];
  stop(): Promise<void>;
}

export interface S3ServerOptions {
  readonly buckets: Readonly<Record<string, ObjectStore>>;
  readonly pageSize?: number;
  /** Says what goes wrong with a request; undefined when nothing does. */
  readonly fault?: (request: S3Request) => Fault | undefined;
}

export interface S3Request {
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
  /** The Region that the request is signed for. */
  readonly signedRegion: string;
}

export type Fault =
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: string;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection ends after half of the body. */
  | { readonly kind: 'break-off' }
  | { readonly kind: 'answer'; readonly body: string };

export async function startS3Server(options: S3ServerOptions): Promise<S3Server> {
  const requests: string[] = [];
  const server = createServer((message, response) => {
    requests.push(`${message.method} ${message.url}`);
    answer(options, message, response).catch((error: unknown) => {
      sendError(response, { status: 500, code: 'InternalError', message: String(error) });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, stop: () => stop(server) };
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function answer(options: S3ServerOptions, message: IncomingMessage, response: ServerResponse) {
  const request = parseRequest(message);
  const body = await readAll(message);
  const fault = options.fault?.(request);
  if (fault?.kind === 'error') return sendError(response, fault);
  if (fault?.kind === 'answer') return response.end(fault.body);
  const bucket = options.buckets[request.bucket];
  if (bucket === undefined) return sendError(response, noSuchBucket);
  if (request.method === 'PUT') return put(bucket, request, message, body, response);
  if (request.key !== '') return get(bucket, request, response, fault !== undefined);
  const xml = await bucketXml(bucket, request, options.pageSize ?? 1000);
  response.setHeader('content-type', 'application/xml');
  return response.end(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`);
}

async function bucketXml(bucket: ObjectStore, request: S3Request, pageSize: number): Promise<string> {
  // Of a bucket in us-east-1 S3 gives an empty constraint.
  if (request.query.has('location')) return tag('LocationConstraint', '');
  if (request.query.has('versions')) return versionsXml(bucket, request, pageSize);
  return objectsXml(bucket, request, pageSize);
}

const noSuchBucket = { status: 404, code: 'NoSuchBucket', message: 'The specified bucket does not exist' };

function parseRequest(message: IncomingMessage): S3Request {
  const [path = '', query] = (message.url ?? '').split('?', 2);
  const [, bucket = '', ...parts] = path.split('/').map(decodeURIComponent);
  const signedRegion =
    /Credential=[^/]+\/\d+\/([^/]+)\//.exec(message.headers.authorization ?? '')?.[1] ?? '';
  return {
    method: message.method ?? '',
    bucket,
    key: parts.join('/'),
    query: new URLSearchParams(query),
    signedRegion,
  };
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function sendError(response: ServerResponse, error: Omit<Fault & { kind: 'error' }, 'kind'>) {
  response.writeHead(error.status, { 'content-type': 'application/xml', ...error.headers });
  const message = error.message ?? error.code;
  response.end(`<?xml version="1.0"?><Error>${tag('Code', error.code)}${tag('Message', message)}</Error>`);
}

async function put(
  bucket: ObjectStore,
  { key }: S3Request,
  { headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
) {
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith('x-amz-meta-')) metadata[name.slice('x-amz-meta-'.length)] = String(value);
  }
  const { 'content-type': contentType, 'content-encoding': contentEncoding } = headers;
  const result = await bucket.put(key, body, {
    metadata,
    ...(contentType !== undefined && { contentType }),
    ...(contentEncoding !== undefined && { contentEncoding }),
    ifAbsent: headers['if-none-match'] === '*',
  });
  if (result.kind !== 'stored') return sendError(response, { status: 412, code: 'PreconditionFailed' });
  setIdentity(response, result);
  return response.end();
}

/** A folder has neither. */
function setIdentity(
  response: ServerResponse,
  { etag, versionId }: { readonly etag?: string; readonly versionId?: string },
): void {
  if (etag !== undefined) response.setHeader('etag', `"${etag}"`);
  if (versionId !== undefined) response.setHeader('x-amz-version-id', versionId);
}

async function get(
  bucket: ObjectStore,
  { key, query }: S3Request,
  response: ServerResponse,
  breakOff: boolean,
) {
  const versionId = query.get('versionId');
  const object = await bucket.get(key, versionId === null ? {} : { versionId });
  switch (object.kind) {
    case 'found':
      break;
    case 'archived':
      return sendError(response, { status: 403, code: 'InvalidObjectState', message: object.detail });
    default:
      return sendError(response, { status: 404, code: 'NoSuchKey', message: object.detail });
  }
  for (const [name, value] of Object.entries(object.metadata))
    response.setHeader(`x-amz-meta-${name}`, value);
  response.setHeader('content-type', object.contentType ?? 'binary/octet-stream');
  if (object.contentEncoding !== undefined) response.setHeader('content-encoding', object.contentEncoding);
  setIdentity(response, object);
  response.setHeader('last-modified', object.lastModified.toUTCString());
  response.setHeader('content-length', object.size);
  if (!breakOff) return response.end(object.body);
  response.write(object.body.subarray(0, object.size / 2), () => response.destroy());
  return undefined;
}

async function objectsXml(bucket: ObjectStore, { bucket: name, query }: S3Request, pageSize: number) {
  const encode = encoder(query);
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  // ListObjects, the first version, has a marker instead of a token.
  const after = query.get('continuation-token') ?? query.get('start-after') ?? query.get('marker') ?? '';
  const parts: string[] = [];
  let last = '';
  let count = 0;
  for await (const object of objectsAfter(bucket, prefix, after)) {
    const end = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    const common = end < 0 ? '' : object.key.slice(0, end + 1);
    if (common !== '' && (after.startsWith(common) || last.startsWith(common))) continue;
    if (count++ === pageSize) break;
    last = common === '' ? object.key : common;
    parts.push(
      common === ''
        ? tag('Contents', factsXml(object, encode))
        : tag('CommonPrefixes', tag('Prefix', encode(common))),
    );
  }
  const more = count > pageSize;
  return tag(
    'ListBucketResult',
    [
      tag('Name', name),
      tag('IsTruncated', String(more)),
      more ? tag('NextContinuationToken', escapeXml(last)) : '',
      query.has('encoding-type') ? tag('EncodingType', 'url') : '',
      ...parts,
    ].join(''),
  );
}

async function* objectsAfter(
  bucket: ObjectStore,
  prefix: string,
  after: string,
): AsyncGenerator<ListedObject> {
  for await (const page of bucket.list(prefix, after === '' ? {} : { startAfter: after })) {
    if (page.kind === 'page') yield* page.objects;
  }
}

async function versionsXml(bucket: ObjectStore, { bucket: name, query }: S3Request, pageSize: number) {
  const encode = encoder(query);
  const all: ObjectVersion[] = [];
  for await (const page of bucket.listVersions(query.get('prefix') ?? '')) {
    if (page.kind === 'page') all.push(...page.versions);
  }
  const [key, id] = [query.get('key-marker'), query.get('version-id-marker')];
  const start = all.findIndex((version) => version.key === key && version.versionId === id) + 1;
  const page = all.slice(start, start + pageSize);
  const last = page.at(-1);
  const more = start + pageSize < all.length && last !== undefined;
  return tag(
    'ListVersionsResult',
    [
      tag('Name', name),
      tag('IsTruncated', String(more)),
      more ? `${tag('NextKeyMarker', encode(last.key))}${tag('NextVersionIdMarker', last.versionId)}` : '',
      query.has('encoding-type') ? tag('EncodingType', 'url') : '',
      ...page.map((version) => versionXml(version, encode)),
    ].join(''),
  );
}

function versionXml(version: ObjectVersion, encode: (text: string) => string): string {
  const facts = `${factsXml(version, encode)}${tag('VersionId', version.versionId)}${tag('IsLatest', String(version.isLatest))}`;
  return tag(version.isDeleteMarker ? 'DeleteMarker' : 'Version', facts);
}

function factsXml(object: ListedObject, encode: (text: string) => string): string {
  return [
    tag('Key', encode(object.key)),
    tag('LastModified', object.lastModified.toISOString()),
    object.etag === undefined
      ? ''
      : `${tag('ETag', `&quot;${object.etag}&quot;`)}${tag('Size', String(object.size))}`,
    object.storageClass === undefined ? '' : tag('StorageClass', object.storageClass),
  ].join('');
}

/** As S3 encodes keys: a space as `+`, a slash as it is. */
function encoder(query: URLSearchParams): (text: string) => string {
  if (query.get('encoding-type') !== 'url') return escapeXml;
  return (text) => encodeURIComponent(text).replaceAll('%20', '+').replaceAll('%2F', '/');
}

function tag(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
