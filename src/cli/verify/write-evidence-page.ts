import { writeFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../../errors.js';
import { type EvidencePage, renderEvidencePage } from '../../report/index.js';

/** Before a long run, rather than after it. Throws a UserError that names the option. */
export async function assertWritable(path: string, option = '--html'): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (folder?.isDirectory() === true) return;
  throw new UserError({
    what: 'its folder does not exist',
    where: `${option} ${path}`,
    next: 'Make the folder first.',
  });
}

export async function writeEvidencePage(path: string, page: EvidencePage): Promise<void> {
  await writeFile(path, renderEvidencePage(page));
}
