import { readFile } from 'node:fs/promises';
import type { Configuration, Suppression } from '../../config/index.js';
import { parseSuppressions } from '../../detection/index.js';
import { UserError } from '../../errors.js';

/** Those of a file, and those of the configuration. */
export async function readSuppressions(
  path: string | undefined,
  configuration: Configuration | undefined,
): Promise<readonly Suppression[]> {
  return [...(await readFileOf(path)), ...(configuration?.detection.suppressions ?? [])];
}

async function readFileOf(path: string | undefined): Promise<readonly Suppression[]> {
  if (path === undefined) return [];
  try {
    return parseSuppressions(path, await readFile(path, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EISDIR') throw error;
    throw new UserError({ what: 'there is no such file', where: `--suppressions ${path}`, cause: error });
  }
}
