import { randomUUID } from 'node:crypto';
import { link, mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorNumber } from './file-errors.js';
import { temporaryPrefix } from './key-path.js';

export interface WriteWholeOptions {
  readonly lastModified?: Date;
  /** Only when nothing of that name is there. */
  readonly ifAbsent?: boolean;
}

/**
 * Writes a file under another name and moves it to its own, so that a reader or a crash never sees a
 * part of it. Makes the folders on the way. Throws the file system's errors.
 */
export async function writeWhole(
  path: string,
  body: Uint8Array,
  options: WriteWholeOptions = {},
): Promise<'written' | 'exists'> {
  const temporary = join(dirname(path), `${temporaryPrefix}${randomUUID()}`);
  try {
    await writeTemporary(temporary, body);
    if (options.lastModified !== undefined) {
      await utimes(temporary, options.lastModified, options.lastModified);
    }
    if (options.ifAbsent === true) return await linkIfAbsent(temporary, path);
    await rename(temporary, path);
    return 'written';
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeTemporary(path: string, body: Uint8Array): Promise<void> {
  try {
    await writeFile(path, body, { flag: 'wx' });
  } catch (error) {
    if (errorNumber(error) !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, body, { flag: 'wx' });
  }
}

/** A rename would replace what another process has put there meanwhile; a link cannot. */
async function linkIfAbsent(temporary: string, path: string): Promise<'written' | 'exists'> {
  try {
    await link(temporary, path);
    return 'written';
  } catch (error) {
    if (errorNumber(error) !== 'EEXIST') throw error;
    return 'exists';
  } finally {
    await rm(temporary, { force: true });
  }
}
