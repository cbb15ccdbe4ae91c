import { existsSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorNumber, unavailableFile } from './file-errors.js';
import type { FolderMetadata } from './folder-metadata.js';
import { isInside, keyPath } from './key-path.js';
import type { PutOptions, PutResult } from './object-store.js';
import { writeWhole } from './write-whole.js';

export interface WritableFolder {
  /** Absolute, links resolved. */
  readonly root: string;
  readonly metadata: FolderMetadata;
}

export async function putFile(
  folder: WritableFolder,
  key: string,
  body: Uint8Array,
  options: PutOptions = {},
): Promise<PutResult> {
  const target = keyPath(folder.root, key);
  if (target.kind === 'refused') return { kind: 'unreadable', detail: target.detail };
  try {
    if (key.endsWith('/')) return await makeFolder(target.path, body, options);
    if (options.ifAbsent === true && existsSync(target.path)) return { kind: 'exists' };
    return await writeObject(folder, target.path, body, options);
  } catch (error) {
    const trouble = unavailableFile(error, target.path);
    // For a write, ENOTDIR and EISDIR mean that the keys `a` and `a/b` cannot both be files.
    return trouble.kind === 'missing' ? { ...trouble, kind: 'unreadable' } : trouble;
  }
}

/** S3's folder markers are empty objects; here the folder itself is what they stand for. */
async function makeFolder(path: string, body: Uint8Array, { ifAbsent }: PutOptions): Promise<PutResult> {
  if (body.byteLength > 0) {
    return {
      kind: 'unreadable',
      detail: `${path}: a key that ends in / stands for a folder, which has no bytes`,
    };
  }
  const made = await mkdir(path, { recursive: true });
  return ifAbsent === true && made === undefined ? { kind: 'exists' } : { kind: 'stored' };
}

/**
 * The metadata goes first: an object whose bytes are there counts as copied, so they must not be
 * there without its signature. Only a conditional put must know first whether it may write at all.
 */
async function writeObject(
  { root, metadata }: WritableFolder,
  path: string,
  body: Uint8Array,
  options: PutOptions,
): Promise<PutResult> {
  if (!isInside(root, await nearestRealFolder(dirname(path)))) {
    return { kind: 'denied', detail: `${path}: a symbolic link out of the location is not followed` };
  }
  const writeMetadata = () => metadata.write(path, options.metadata ?? {});
  if (options.ifAbsent !== true) await writeMetadata();
  if ((await writeWhole(path, body, options)) === 'exists') return { kind: 'exists' };
  if (options.ifAbsent === true) await writeMetadata();
  return { kind: 'stored' };
}

/** The folder with links resolved, or of the nearest one above it that is there. */
async function nearestRealFolder(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errorNumber(error) !== 'ENOENT') throw error;
    return nearestRealFolder(dirname(path));
  }
}
