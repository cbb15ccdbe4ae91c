import { crc32 } from 'node:zlib';

/** Where the compressed data of a gzip member starts, or what its header does wrong. */
export type GzipHeader =
  | { readonly kind: 'ok'; readonly end: number }
  | { readonly kind: 'failed'; readonly reason: 'bad-header' | 'truncated'; readonly detail: string };

// RFC 1952, section 2.3: https://www.rfc-editor.org/rfc/rfc1952#section-2.3
const headerCheck = 0x02;
const extraField = 0x04;
const fileName = 0x08;
const comment = 0x10;
const reserved = 0xe0;
const fixedPart = 10;
const deflate = 8;

export function hasGzipMagic(bytes: Uint8Array, at = 0): boolean {
  return bytes[at] === 0x1f && bytes[at + 1] === 0x8b;
}

/** Reads the header of bytes that start with the gzip magic. */
export function readGzipHeader(bytes: Uint8Array): GzipHeader {
  if (bytes.length < fixedPart) return cut;
  const method = bytes[2];
  const flags = bytes[3] ?? 0;
  if (method !== deflate) return bad(`compression method ${method}, not deflate`);
  if ((flags & reserved) !== 0) return bad('reserved flags are set');
  let end: number | undefined = fixedPart;
  if (flags & extraField) end = skipExtraField(bytes, end);
  if (flags & fileName) end = skipText(bytes, end);
  if (flags & comment) end = skipText(bytes, end);
  if (end === undefined) return cut;
  return flags & headerCheck ? checkHeader(bytes, end) : { kind: 'ok', end };
}

function skipExtraField(bytes: Uint8Array, at: number): number | undefined {
  const [low, high] = [bytes[at], bytes[at + 1]];
  if (low === undefined || high === undefined) return undefined;
  const end = at + 2 + low + high * 256;
  return end <= bytes.length ? end : undefined;
}

/** Past the zero byte that ends a text. */
function skipText(bytes: Uint8Array, at: number | undefined): number | undefined {
  const zero = at === undefined ? -1 : bytes.indexOf(0, at);
  return zero === -1 ? undefined : zero + 1;
}

function checkHeader(bytes: Uint8Array, at: number): GzipHeader {
  const [low, high] = [bytes[at], bytes[at + 1]];
  if (low === undefined || high === undefined) return cut;
  const expected = crc32(bytes.subarray(0, at)) & 0xffff;
  return low + high * 256 === expected
    ? { kind: 'ok', end: at + 2 }
    : bad('the header does not match its own check');
}

const cut: GzipHeader = { kind: 'failed', reason: 'truncated', detail: 'ends inside the gzip header' };

function bad(detail: string): GzipHeader {
  return { kind: 'failed', reason: 'bad-header', detail };
}
