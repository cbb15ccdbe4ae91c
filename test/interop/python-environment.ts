import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { installOnce } from './install-once.js';
import { runCommand, tryCommand } from './run-command.js';
import { found, missing, type ToolSearch } from './tool-search.js';

/** A Python that can make environments. */
export interface Python {
  readonly executable: string;
}

const CAN_INSTALL = 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))';

/** Looks for a Python for the named tool; downloads nothing. */
export const findPython = async (tool: string): Promise<ToolSearch<Python>> => {
  const works = await tryCommand('python3', ['-c', CAN_INSTALL]);
  return works === undefined
    ? missing(`${tool} needs Python 3.10 or newer with venv: install python3 and python3-venv.`)
    : found({ executable: 'python3' });
};

/** The Python of an environment that has exactly the packages that the file names. */
export const installPackages = async (
  python: Python,
  tool: string,
  requirements: string,
): Promise<string> => {
  const pins = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const environment = await installOnce(`${tool}-${pins}`, async (folder) => {
    await runCommand(python.executable, ['-m', 'venv', folder]);
    const install = ['-m', 'pip', 'install', '--quiet', '--no-input', '--no-deps', '--only-binary', ':all:'];
    await runCommand(join(folder, 'bin', 'python'), [...install, '--requirement', requirements]);
  });
  return join(environment, 'bin', 'python');
};
