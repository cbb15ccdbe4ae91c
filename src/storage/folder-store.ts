import { mkdir, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../errors.js';
import { errorNumber } from './file-errors.js';
import { listFiles, listFolder } from './folder-listing.js';
import { openFolderMetadata } from './folder-metadata.js';
import { getFile, onlyVersion } from './folder-read.js';
import { putFile } from './folder-write.js';
import { keyPath } from './key-path.js';
import { defaultMaximumBodyBytes, type ObjectStore, type VersionPage } from './object-store.js';

export interface FolderStoreOptions {
  /** Makes the folder when it is missing. */
  readonly create?: boolean;
  /** Larger files are `unreadable`. */
  readonly maximumBodyBytes?: number;
}

/** A folder store always has paths. */
export type FolderStore = ObjectStore & Required<Pick<ObjectStore, 'pathOf'>>;

/**
 * The objects of a folder: the key is the path below it. Its `location` is the absolute path with
 * links resolved. Throws a UserError when there is no such folder. Symbolic links out of the folder
 * are `denied`.
 */
export async function openFolderStore(path: string, options: FolderStoreOptions = {}): Promise<FolderStore> {
  const root = await openRoot(resolve(path), options.create === true);
  const folder = {
    root,
    metadata: openFolderMetadata(root),
    maximumBodyBytes: options.maximumBodyBytes ?? defaultMaximumBodyBytes,
  };
  return {
    location: root,
    list: (prefix, listOptions) => listFiles(root, prefix, listOptions),
    listFolder: async (prefix) => listFolder(root, prefix),
    listVersions: (prefix) => listOnlyVersions(root, prefix),
    get: (key, getOptions) => getFile(folder, key, getOptions),
    put: (key, body, putOptions) => putFile(folder, key, body, putOptions),
    pathOf: (key) => pathOf(root, key),
  };
}

async function openRoot(path: string, create: boolean): Promise<string> {
  try {
    if (create) await mkdir(path, { recursive: true });
    const root = await realpath(path);
    if ((await stat(root)).isDirectory()) return root;
  } catch (cause) {
    throw cannotOpen(path, cause);
  }
  throw new UserError({ what: 'not a folder', where: path, next: 'Name the folder that holds the objects.' });
}

function cannotOpen(where: string, cause: unknown): unknown {
  switch (errorNumber(cause)) {
    case undefined:
      return cause;
    case 'ENOENT':
      return new UserError({ what: 'no such folder', where, next: 'Check the path.', cause });
    case 'ENOTDIR':
    case 'EEXIST':
      return new UserError({ what: 'not a folder', where, next: 'Name a folder.', cause });
    case 'EACCES':
    case 'EPERM':
      return new UserError({
        what: 'permission denied',
        where,
        next: 'Run as a user who may use it.',
        cause,
      });
    default:
      return new UserError({ what: `cannot be opened (${String(cause)})`, where, cause });
  }
}

function pathOf(root: string, key: string): string {
  const found = keyPath(root, key);
  if (found.kind === 'path') return found.path;
  throw new UserError({ what: `no file can stand for the key ${found.detail}`, where: root });
}

async function* listOnlyVersions(root: string, prefix: string): AsyncGenerator<VersionPage> {
  const facts = { versionId: onlyVersion, isLatest: true, isDeleteMarker: false };
  for await (const page of listFiles(root, prefix)) {
    if (page.kind !== 'page') yield page;
    else yield { kind: 'page', versions: page.objects.map((object) => ({ ...object, ...facts })) };
  }
}
