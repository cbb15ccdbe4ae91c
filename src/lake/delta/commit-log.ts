import { randomUUID } from 'node:crypto';
import { link, open, readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';

import { UserError } from '../../errors.js';
import { type Action, formatCommit, parseCommit } from './actions.js';
import { makeFolder } from './make-folder.js';

/**
 * The `_delta_log` folder of one table. A commit appears whole or not at all, and a version has one
 * winner: the text is written under a temporary name, flushed, and linked to the version's name. An
 * exclusive create would leave a torn commit after a kill in the middle.
 */
export interface CommitLog {
  readonly folder: string;
  create(): Promise<void>;
  /** Versions that have a JSON commit, ascending, above `after`. */
  versions(after: number): Promise<readonly number[]>;
  read(version: number): Promise<readonly Action[]>;
  write(version: number, actions: readonly Action[]): Promise<'committed' | 'lost'>;
}

const VERSION_FILE = /^([0-9]{20})\.json$/;

const versionName = (version: number): string => `${String(version).padStart(20, '0')}.json`;

export const openCommitLog = (tableFolder: string): CommitLog => {
  const folder = join(tableFolder, '_delta_log');
  return {
    folder,
    create: async () => {
      await makeFolder(folder);
    },
    versions: async (after) => {
      const names = await readdir(folder).catch(absent);
      return names
        .map((name) => VERSION_FILE.exec(name)?.[1])
        .filter((digits) => digits !== undefined)
        .map(Number)
        .filter((version) => version > after)
        .sort((a, b) => a - b);
    },
    read: async (version) => parseCommit(await readFile(join(folder, versionName(version)), 'utf8')),
    write: async (version, actions) => writeOnce(folder, versionName(version), formatCommit(actions)),
  };
};

const absent = (cause: NodeJS.ErrnoException): string[] => {
  if (cause.code === 'ENOENT') return [];
  throw cause;
};

/** Makes `name` appear with its whole content, unless somebody else made it first. */
export const writeOnce = async (
  folder: string,
  name: string,
  content: string | Uint8Array,
): Promise<'committed' | 'lost'> => {
  const temporary = join(folder, `.tmp-${randomUUID()}`);
  try {
    await writeDurably(temporary, content);
    await link(temporary, join(folder, name));
    return 'committed';
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') return 'lost';
    throw diskTrouble(cause as NodeJS.ErrnoException, folder);
  } finally {
    await unlink(temporary).catch(() => {});
    await flush(folder);
  }
};

const writeDurably = async (path: string, content: string | Uint8Array): Promise<void> => {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Makes a file's content, or a folder's names, survive a power cut. */
export const flush = async (path: string): Promise<void> => {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};

export const diskTrouble = (cause: NodeJS.ErrnoException, where: string): Error => {
  switch (cause.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new UserError({
        what: 'disk full',
        where,
        next: 'Free some space and run the command again; what was committed before is kept.',
        cause,
      });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new UserError({
        what: 'no permission to write the lake',
        where,
        next: 'Choose another folder with --lake, or change its permissions.',
        cause,
      });
    default:
      return cause;
  }
};
