import { fileURLToPath } from 'node:url';

import { findPython, installPackages, type Python } from '../python-environment.js';
import type { ToolSearch } from '../tool-search.js';

const REQUIREMENTS = fileURLToPath(new URL('./requirements.txt', import.meta.url));

/** Looks for what delta-rs needs; downloads nothing. */
export const findDeltaRs = async (): Promise<ToolSearch<Python>> => findPython('delta-rs');

/** The Python of an environment that has exactly the packages of `requirements.txt`. */
export const installDeltaRs = async (python: Python): Promise<string> =>
  installPackages(python, 'delta-rs', REQUIREMENTS);
