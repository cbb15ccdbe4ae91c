import { crc32 } from 'node:zlib';
import { hasGzipMagic, readGzipHeader } from './gzip-header.js';
import { inflate, oversize } from './inflate.js';
import { startsJsonObject } from './json-start.js';

/** What a stored object holds: the bytes that a digest's hash speaks of, or why they cannot be had. */
export type ContainerResult =
  | { readonly kind: 'ok'; readonly content: Uint8Array; readonly compressed: boolean }
  | {
      readonly kind: 'failed';
      readonly reason: ContainerFault;
      readonly detail: string;
      /**
       * What the first gzip member inflates to, where its data is whole and only what surrounds it
       * is wrong. For comparing with a digest's hash; never to be ingested.
       */
      readonly firstMember?: Uint8Array;
    };

export type ContainerFault =
  /** No bytes at all. */
  | 'empty'
  | 'not-gzip-or-json'
  /** A gzip header that RFC 1952 does not allow, or whose own check fails. */
  | 'bad-header'
  /** Ends inside the header or the compressed data. */
  | 'truncated'
  /** The data is whole; the CRC and length behind it are cut. */
  | 'truncated-trailer'
  /** The compressed data does not inflate. */
  | 'corrupt'
  | 'crc-mismatch'
  | 'length-mismatch'
  | 'second-member'
  | 'trailing-data'
  /** More than `maximumBytes` when inflated. */
  | 'oversize';

export interface ContainerOptions {
  /** Of the content; 64 MiB unless told. CloudTrail's own limit is 50 MB before compression. */
  readonly maximumBytes?: number;
}

type Failure = Extract<ContainerResult, { kind: 'failed' }>;

const defaultMaximum = 64 * 1024 * 1024;
const trailerBytes = 8;

/**
 * Opens exactly one gzip member, checked to its last byte, or plain JSON. Told apart by their first
 * bytes and not by the object's Content-Encoding, which stays when a client has inflated the body.
 * Readers differ on bytes after the first member (some read on, some do not), so there may be none.
 */
export function openContainer(bytes: Uint8Array, options: ContainerOptions = {}): ContainerResult {
  const maximumBytes = options.maximumBytes ?? defaultMaximum;
  if (bytes.length === 0) return failed('empty', 'holds no bytes');
  return hasGzipMagic(bytes) ? openGzip(bytes, maximumBytes) : openPlain(bytes, maximumBytes);
}

function openGzip(bytes: Uint8Array, maximumBytes: number): ContainerResult {
  const header = readGzipHeader(bytes);
  if (header.kind === 'failed') return header;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const expectedBytes = bytes.length < 4 ? 0 : view.getUint32(bytes.length - 4, true);
  const inflated = inflate(bytes.subarray(header.end), { maximumBytes, expectedBytes });
  if (inflated.kind === 'failed') return inflated;
  const { content, consumed } = inflated;
  const fault = checkTrailer(view, header.end + consumed, content) ?? checkEnd(bytes, header.end + consumed);
  return fault === undefined ? { kind: 'ok', content, compressed: true } : { ...fault, firstMember: content };
}

function checkTrailer(view: DataView, at: number, content: Uint8Array): Failure | undefined {
  if (view.byteLength < at + trailerBytes) {
    return failed('truncated-trailer', 'ends inside the CRC and length behind the compressed data');
  }
  if (view.getUint32(at, true) !== crc32(content)) {
    return failed('crc-mismatch', 'the content does not match the CRC that is stored with it');
  }
  const length = view.getUint32(at + 4, true);
  if (length !== content.length % 2 ** 32) {
    return failed('length-mismatch', `the content has ${content.length} bytes, its trailer says ${length}`);
  }
  return undefined;
}

function checkEnd(bytes: Uint8Array, dataEnd: number): Failure | undefined {
  const end = dataEnd + trailerBytes;
  if (bytes.length === end) return undefined;
  if (hasGzipMagic(bytes, end)) return failed('second-member', 'another gzip member follows the first');
  return failed('trailing-data', `${bytes.length - end} bytes follow the gzip member`);
}

function openPlain(bytes: Uint8Array, maximumBytes: number): ContainerResult {
  if (!startsJsonObject(bytes)) {
    return failed('not-gzip-or-json', 'starts neither as gzip nor as a JSON object');
  }
  if (bytes.length > maximumBytes) return failed('oversize', oversize(maximumBytes));
  return { kind: 'ok', content: bytes, compressed: false };
}

function failed(reason: ContainerFault, detail: string): Failure {
  return { kind: 'failed', reason, detail };
}
