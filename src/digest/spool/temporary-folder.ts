import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../errors.js';

/** A folder of one run, readable by this user only. It is made when it is first needed. */
export interface TemporaryFolder {
  file(name: string): string;
  remove(): void;
}

const ownName = /^orgtrail-verify-([0-9]+)-/;

/** Also removes what killed runs left behind. */
export function temporaryFolder(parent: string): TemporaryFolder {
  let folder: string | undefined;
  return {
    file: (name) => {
      folder ??= make(parent);
      return join(folder, name);
    },
    remove: () => {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
      folder = undefined;
    },
  };
}

function make(parent: string): string {
  try {
    removeAbandoned(parent);
    return mkdtempSync(join(parent, `orgtrail-verify-${process.pid}-`));
  } catch (cause) {
    throw new UserError({
      what: `no temporary folder can be made (${String(cause)})`,
      where: parent,
      next: 'Choose another with TMPDIR.',
      cause,
    });
  }
}

function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = ownName.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) removeQuietly(join(parent, name));
  }
}

/** Another user's folder stays. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // not ours to remove
  }
}

/** Signal 0 only asks. A process of another user answers EPERM: it runs. */
function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
