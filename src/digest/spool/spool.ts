import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { UserError } from '../../errors.js';
import type { TemporaryFolder } from './temporary-folder.js';

/**
 * Items in named buckets, more of them than fit into memory: what is too much goes to one file, in
 * pieces of which only the places are held.
 */
export interface Spool<Item> {
  add(bucket: string, item: Item): void;
  /** The buckets that hold something, in no particular order. */
  names(): IterableIterator<string>;
  /** The items of a bucket in the order in which they were added. */
  read(bucket: string): readonly Item[];
  /** Items of all buckets. */
  readonly size: number;
  close(): void;
}

export interface SpoolOptions {
  readonly folder: TemporaryFolder;
  /** Of the spool's file. */
  readonly name: string;
  /** Characters held before they are written to the file; 16 million unless told. */
  readonly heldCharacters?: number;
}

interface Bucket {
  /** JSON texts of items. */
  lines: string[];
  /** Offset and length of each piece in the file, one after the other. */
  readonly pieces: number[];
}

const defaultHeld = 16 * 1024 * 1024;
/** What a line costs beside its characters. */
const lineOverhead = 32;

/** Items have to survive JSON. */
export function openSpool<Item>({ folder, name, heldCharacters = defaultHeld }: SpoolOptions): Spool<Item> {
  const buckets = new Map<string, Bucket>();
  let file: number | undefined;
  let end = 0;
  let held = 0;
  let size = 0;

  const flush = (): void => {
    file ??= openSync(folder.file(name), 'wx+', 0o600);
    for (const bucket of buckets.values()) {
      if (bucket.lines.length === 0) continue;
      const piece = Buffer.from(bucket.lines.join(','));
      writeAll(file, piece, end, name);
      bucket.pieces.push(end, piece.length);
      bucket.lines = [];
      end += piece.length;
    }
    held = 0;
  };

  const pieceText = (offset: number, length: number): string => {
    const bytes = Buffer.allocUnsafe(length);
    const read = readSync(file!, bytes, 0, length, offset);
    if (read !== length) throw new Error(`${name}: ${read} of ${length} bytes came back`);
    return bytes.toString('utf8');
  };

  return {
    add(bucketName, item) {
      const bucket = buckets.get(bucketName) ?? { lines: [], pieces: [] };
      buckets.set(bucketName, bucket);
      const line = JSON.stringify(item);
      bucket.lines.push(line);
      size += 1;
      held += line.length + lineOverhead;
      if (held > heldCharacters) flush();
    },
    names: () => buckets.keys(),
    read(bucketName) {
      const { lines, pieces } = buckets.get(bucketName) ?? { lines: [], pieces: [] };
      const texts: string[] = [];
      for (let at = 0; at < pieces.length; at += 2) texts.push(pieceText(pieces[at]!, pieces[at + 1]!));
      // One JSON text, because a call for every line takes longer.
      return JSON.parse(`[${[...texts, ...lines].join(',')}]`) as readonly Item[];
    },
    get size() {
      return size;
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

function writeAll(file: number, bytes: Buffer, position: number, name: string): void {
  try {
    let written = 0;
    while (written < bytes.length) {
      written += writeSync(file, bytes, written, bytes.length - written, position + written);
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
    throw new UserError({
      what: 'disk full',
      where: name,
      next: 'Free some space, or choose another temporary folder with TMPDIR, and run the command again.',
      cause,
    });
  }
}
