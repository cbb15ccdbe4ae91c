import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { installOnce } from '../install-once.js';
import { runCommand, tryCommand } from '../run-command.js';
import { found, missing, type ToolSearch } from '../tool-search.js';

/** A Python that can make the environment of delta-rs. */
export interface Python {
  readonly executable: string;
}

const REQUIREMENTS = fileURLToPath(new URL('./requirements.txt', import.meta.url));

const CAN_INSTALL = 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))';

/** Looks for what delta-rs needs; downloads nothing. */
export const findDeltaRs = async (): Promise<ToolSearch<Python>> => {
  const works = await tryCommand('python3', ['-c', CAN_INSTALL]);
  return works === undefined
    ? missing('delta-rs needs Python 3.10 or newer with venv: install python3 and python3-venv.')
    : found({ executable: 'python3' });
};

/** The Python of an environment that has exactly the packages of `requirements.txt`. */
export const installDeltaRs = async (python: Python): Promise<string> => {
  const pins = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  const environment = await installOnce(`delta-rs-${pins}`, async (folder) => {
    await runCommand(python.executable, ['-m', 'venv', folder]);
    const install = ['-m', 'pip', 'install', '--quiet', '--no-input', '--no-deps', '--only-binary', ':all:'];
    await runCommand(join(folder, 'bin', 'python'), [...install, '--requirement', REQUIREMENTS]);
  });
  return join(environment, 'bin', 'python');
};
