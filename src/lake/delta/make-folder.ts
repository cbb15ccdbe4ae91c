import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../../errors.js';

/**
 * Makes a folder and those above it. Not `mkdir` with `recursive`: where a file system refuses a new folder
 * with ENOENT, as /proc does, that asks again without end.
 */
export const makeFolder = async (path: string): Promise<void> => {
  const status = await stat(path).catch(() => undefined);
  if (status?.isDirectory() === true) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  try {
    await mkdir(path);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT') throw cause;
    throw new UserError({
      what: `a folder cannot be made here (${message})`,
      where: path,
      next: 'Name another folder with --lake.',
      cause,
    });
  }
};
