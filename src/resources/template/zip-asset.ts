import { crc32 } from 'node:zlib';
import { assetOf } from './write-asset.js';
import type { Asset } from '../manifest.js';

export interface ZippedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * A zip archive as an asset. The files are stored as they are: what deflate makes of them depends on the
 * version of zlib, and the same files are to be the same bytes, whose hash is their name in the bucket.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zipAsset(file: string, files: readonly ZippedFile[]): Asset {
  const entries = files.map(describe);
  const offsets = entries.map((_, at) =>
    entries.slice(0, at).reduce((sum, { name, content }) => sum + LOCAL + name.length + content.length, 0),
  );
  const directory = entries.flatMap((entry, at) => [centralHeader(entry, offsets[at]!), entry.name]);
  const content = entries.flatMap((entry) => [localHeader(entry), entry.name, entry.content]);
  const begin = sizeOf(content);
  return assetOf(
    file,
    Buffer.concat([...content, ...directory, endOf(entries.length, sizeOf(directory), begin)]),
  );
}

interface Entry {
  readonly name: Buffer;
  readonly content: Uint8Array;
  readonly checksum: number;
}

const LOCAL = 30;
const CENTRAL = 46;
const END = 22;
const VERSION = 20;
const UTF_8_NAMES = 0x0800;
/** 1 January 1980, the first day that a zip archive knows. */
const DAY = 0x0021;
/** A regular file that everybody may read, as Lambda asks for. */
const MODE = 0o100644;

function describe({ name, content }: ZippedFile): Entry {
  return { name: Buffer.from(name), content, checksum: crc32(content) };
}

function localHeader({ name, content, checksum }: Entry): Buffer {
  const header = Buffer.alloc(LOCAL);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  writeCommon(header, 6, { name, content, checksum });
  return header;
}

function centralHeader({ name, content, checksum }: Entry, offset: number): Buffer {
  const header = Buffer.alloc(CENTRAL);
  header.writeUInt32LE(0x02014b50, 0);
  // Made on Unix, so that the mode counts.
  header.writeUInt16LE((3 << 8) | VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  writeCommon(header, 8, { name, content, checksum });
  header.writeUInt32LE((MODE << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return header;
}

/** Flags, no compression, time, day, checksum, both sizes and the length of the name. */
function writeCommon(header: Buffer, at: number, { name, content, checksum }: Entry): void {
  header.writeUInt16LE(UTF_8_NAMES, at);
  header.writeUInt16LE(DAY, at + 6);
  header.writeUInt32LE(checksum, at + 8);
  header.writeUInt32LE(content.length, at + 12);
  header.writeUInt32LE(content.length, at + 16);
  header.writeUInt16LE(name.length, at + 20);
}

function endOf(entries: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(END);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}

function sizeOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
