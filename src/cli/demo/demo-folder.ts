import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../errors.js';

export interface DemoFolder {
  readonly logs: string;
  readonly lake: string;
}

/** Only a folder with this file in it is emptied: it says that everything beside it is ours. */
const MARKER = 'made-by-orgtrail-demo.txt';

/** Gives an empty folder for logs and lake. Refuses to empty one that this demo has not made. */
export async function prepareDemoFolder(folder: string): Promise<DemoFolder> {
  await mkdir(folder, { recursive: true });
  const names = await readdir(folder);
  if (names.length > 0 && !names.includes(MARKER)) {
    throw new UserError({
      what: 'it holds files that are not of the demo',
      where: folder,
      next: 'Give --folder another one.',
    });
  }
  const [logs, lake] = [join(folder, 'logs'), join(folder, 'lake')];
  await writeFile(
    join(folder, MARKER),
    'orgtrail demo empties logs/ and lake/ beside this file when it runs.\n',
  );
  await Promise.all([logs, lake].map(async (path) => rm(path, { recursive: true, force: true })));
  return { logs, lake };
}
