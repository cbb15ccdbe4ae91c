import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { diskTrouble } from '../delta/commit-log.js';

const NAME = /^orgtrail-ingest-([0-9]+)-/;

/** A folder for one run, readable by this user only. What killed runs left behind is removed first. */
export const privateFolder = async (parent: string): Promise<string> => {
  try {
    await removeAbandoned(parent);
    return await mkdtemp(join(parent, `orgtrail-ingest-${process.pid}-`));
  } catch (cause) {
    throw diskTrouble(cause as NodeJS.ErrnoException, parent);
  }
};

const removeAbandoned = async (parent: string): Promise<void> => {
  for (const name of await readdir(parent)) {
    const owner = NAME.exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    // Another user's folder stays.
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => {});
  }
};

/** Signal 0 only asks. A process of another user answers EPERM: it runs. */
const isRunning = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
};
