import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { unpackPackages } from '../debian-packages.js';
import { runCommand } from '../run-command.js';
import type { ChromiumSource } from './find-chromium.js';

export interface Chromium {
  /** The document as it is once its scripts have run, written as HTML. */
  dumpDom(url: string): Promise<string>;
}

/** The profile lies in `profileFolder`; the first call may download a hundred megabytes. */
export const openChromium = async (source: ChromiumSource, profileFolder: string): Promise<Chromium> => {
  const { program, env } =
    source.kind === 'installed' ? { program: source.program, env: {} } : await unpacked(source.packages);
  return {
    dumpDom: async (url) => {
      const parameters = [...PARAMETERS, `--user-data-dir=${profileFolder}`, '--dump-dom', url];
      const { stdout } = await runCommand(program, parameters, {
        timeoutMilliseconds: 60_000,
        env: { PATH: process.env.PATH ?? '', HOME: profileFolder, ...env },
      });
      return stdout;
    },
  };
};

/** Without a sandbox, because containers give none; it sees nothing but the pages of the tests. */
const PARAMETERS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--virtual-time-budget=2000',
];

const unpacked = async (packages: readonly string[]) => {
  const folder = await unpackPackages('chromium', packages);
  const libraries = join(folder, 'usr', 'lib');
  const paths = await libraryFolders([libraries, join(folder, 'lib')]);
  return {
    program: join(libraries, 'chromium', 'chromium'),
    env: { LD_LIBRARY_PATH: paths.join(':') },
  };
};

/** Debian's `<triplet>` folders, and those in them: a program that is not installed finds no library by itself. */
const libraryFolders = async (roots: readonly string[]): Promise<readonly string[]> => {
  const below = async (root: string): Promise<readonly string[]> =>
    (await readdir(root, { withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(root, name));
  const triplets = (await Promise.all(roots.map(below))).flat().filter((path) => path.endsWith('-linux-gnu'));
  return [...triplets, ...(await Promise.all(triplets.map(below))).flat()];
};
