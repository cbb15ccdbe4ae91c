import { readFile } from 'node:fs/promises';
import { parseSuppressions, type Suppression } from '../../detection/index.js';
import { UserError } from '../../errors.js';

export async function readSuppressions(path: string | undefined): Promise<readonly Suppression[]> {
  if (path === undefined) return [];
  try {
    return parseSuppressions(path, await readFile(path, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EISDIR') throw error;
    throw new UserError({ what: 'there is no such file', where: `--suppressions ${path}`, cause: error });
  }
}
