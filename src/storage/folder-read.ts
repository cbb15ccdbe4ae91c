import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { unavailableFile } from './file-errors.js';
import type { FolderMetadata } from './folder-metadata.js';
import { isInside, keyPath } from './key-path.js';
import type { GetOptions, GetResult, Unavailable } from './object-store.js';

export interface ReadableFolder {
  /** Absolute, links resolved. */
  readonly root: string;
  readonly metadata: FolderMetadata;
  readonly maximumBodyBytes: number;
}

/** A folder keeps one version of everything; S3 calls the version of such a bucket `null`. */
export const onlyVersion = 'null';

export async function getFile(
  folder: ReadableFolder,
  key: string,
  options: GetOptions = {},
): Promise<GetResult> {
  const found = keyPath(folder.root, key);
  if (found.kind === 'refused') return { kind: 'unreadable', detail: found.detail };
  if (options.versionId !== undefined && options.versionId !== onlyVersion) {
    return { kind: 'missing', detail: `${found.path}: a folder keeps no version ${options.versionId}` };
  }
  options.signal?.throwIfAborted();
  try {
    return readObject(folder, found.path);
  } catch (error) {
    return unavailableFile(error, found.path);
  }
}

/** Synchronous, because through the thread pool every one of the calls takes longer than all of them do here. */
function readObject(folder: ReadableFolder, path: string): GetResult {
  const real = realpathSync.native(path);
  if (!isInside(folder.root, real)) {
    return { kind: 'denied', detail: `${path}: a symbolic link out of the location is not followed` };
  }
  // O_NONBLOCK: opening a named pipe must not wait for a writer.
  const file = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return readOpenFile(folder, path, file);
  } finally {
    closeSync(file);
  }
}

function readOpenFile(folder: ReadableFolder, path: string, file: number): GetResult {
  const stats = fstatSync(file);
  if (!stats.isFile()) return notAFile(path, stats.isDirectory());
  if (stats.size > folder.maximumBodyBytes) {
    const detail = `${path}: ${stats.size} bytes, more than ${folder.maximumBodyBytes}`;
    return { kind: 'unreadable', detail };
  }
  const user = folder.metadata.read(path);
  if (user.kind !== 'found') return user;
  const body = readFileSync(file);
  return {
    kind: 'found',
    body,
    size: body.byteLength,
    lastModified: stats.mtime,
    metadata: user.metadata,
  };
}

function notAFile(path: string, isFolder: boolean): Unavailable {
  return { kind: isFolder ? 'missing' : 'unreadable', detail: `${path}: not a file` };
}
