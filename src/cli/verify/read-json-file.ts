import { readFile, stat } from 'node:fs/promises';
import { UserError } from '../../errors.js';

const largest = 64 * 1024 * 1024;

/** The parsed JSON of a file that an option names. Throws a UserError. */
export async function readJsonFile(path: string, option: string): Promise<unknown> {
  const where = `${option} ${path}`;
  const text = await readText(path, where);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError({ what: `not JSON (${(error as Error).message})`, where, cause: error });
  }
}

async function readText(path: string, where: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > largest)
      throw new UserError({ what: 'larger than 64 MiB', where, next: 'Name another file.' });
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UserError({ what: 'no such file', where, next: 'Check the path.' });
    if (code === 'EISDIR')
      throw new UserError({ what: 'a folder, not a file', where, next: 'Check the path.' });
    throw error;
  }
}
