import { type Dirent, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { compareKeys } from './compare-keys.js';
import { unavailableFile } from './file-errors.js';
import { isInside, isReservedName, keyPath } from './key-path.js';
import type { FolderResult, ListedObject, ListOptions, ListPage, Unavailable } from './object-store.js';

const pageSize = 1000;

/**
 * The files below a folder as S3 lists keys. Only the entries of the folders on the way to the
 * current file are held. The calls are synchronous because through the thread pool they take about three
 * times as long.
 */
export async function* listFiles(
  root: string,
  prefix: string,
  options: ListOptions = {},
): AsyncGenerator<ListPage> {
  let page: ListedObject[] = [];
  for (const found of walk(root, prefix, options.startAfter ?? '')) {
    if ('kind' in found) {
      yield found;
      continue;
    }
    if (page.push(found) < pageSize) continue;
    yield { kind: 'page', objects: page };
    options.signal?.throwIfAborted();
    page = [];
  }
  if (page.length > 0) yield { kind: 'page', objects: page };
}

/** One level: the files whose key starts with `prefix` and has no further `/`, and the folders. */
export function listFolder(root: string, prefix: string): FolderResult {
  const objects: ListedObject[] = [];
  const prefixes: string[] = [];
  const unavailable: Unavailable[] = [];
  for (const entry of entries(root, prefix)) {
    const found = !('kind' in entry) && !entry.isFolder ? fileOf(root, entry) : entry;
    if (found === undefined) continue;
    if ('kind' in found) unavailable.push(found);
    else if ('isFolder' in found) prefixes.push(found.key);
    else objects.push(found);
  }
  return { kind: 'page', objects, prefixes, ...(unavailable.length > 0 && { unavailable }) };
}

interface Entry {
  /** Ends in `/` for a folder. */
  readonly key: string;
  readonly isFolder: boolean;
  readonly path: string;
  readonly dirent: Dirent;
}

function* walk(root: string, prefix: string, startAfter: string): Generator<ListedObject | Unavailable> {
  for (const entry of entries(root, prefix)) {
    if ('kind' in entry) yield entry;
    else if (entry.isFolder) {
      if (!endsBefore(entry.key, startAfter)) yield* walk(root, entry.key, startAfter);
    } else if (compareKeys(entry.key, startAfter) > 0) {
      const found = fileOf(root, entry);
      if (found !== undefined) yield found;
    }
  }
}

/** True when every key of the folder comes before `startAfter`. */
function endsBefore(folder: string, startAfter: string): boolean {
  return !startAfter.startsWith(folder) && compareKeys(folder, startAfter) < 0;
}

/**
 * The entries of the folder that `prefix` ends in, in the order of their keys: a folder's key ends in
 * `/`, so `a-b/c` comes before `a/b`.
 */
function entries(root: string, prefix: string): readonly (Entry | Unavailable)[] {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  const nameStart = prefix.slice(folder.length);
  const path = folder === '' ? { kind: 'path' as const, path: root } : keyPath(root, folder);
  if (path.kind === 'refused') return [];
  const start = path.path.endsWith(sep) ? path.path : `${path.path}${sep}`;
  try {
    return readdirSync(path.path, { withFileTypes: true })
      .filter(({ name }) => !isReservedName(name) && name.startsWith(nameStart))
      .map((dirent) => toEntry(folder, start, dirent))
      .sort((left, right) => compareKeys(left.key, right.key));
  } catch (error) {
    const trouble = unavailableFile(error, path.path);
    return trouble.kind === 'missing' ? [] : [trouble];
  }
}

/** The path is put together here, because `join` would look for `..` in each; no name holds any. */
function toEntry(folder: string, start: string, dirent: Dirent): Entry {
  const isFolder = dirent.isDirectory();
  return {
    key: `${folder}${dirent.name}${isFolder ? '/' : ''}`,
    isFolder,
    path: `${start}${dirent.name}`,
    dirent,
  };
}

/** Undefined for what is listed elsewhere or gone by now. */
function fileOf(root: string, { key, path, dirent }: Entry): ListedObject | Unavailable | undefined {
  if (dirent.isSymbolicLink()) return linkTrouble(root, path);
  if (!dirent.isFile()) return { kind: 'unreadable', detail: `${path}: not a file` };
  try {
    const { size, mtime } = lstatSync(path);
    return { key, size, lastModified: mtime };
  } catch (error) {
    const trouble = unavailableFile(error, path);
    return trouble.kind === 'missing' && !key.includes('\uFFFD') ? undefined : trouble;
  }
}

/**
 * Links are not followed: one inside the location would list the same objects twice or for ever, and
 * one out of it would read what the user did not point at. The second kind must not pass silently.
 */
function linkTrouble(root: string, path: string): Unavailable | undefined {
  try {
    if (isInside(root, realpathSync(path))) return undefined;
    return { kind: 'denied', detail: `${path}: a symbolic link out of the location is not followed` };
  } catch (error) {
    return unavailableFile(error, path);
  }
}
