import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { unpackPackages } from '../debian-packages.js';
import type { CephSource } from './find-ceph.js';

/** Where Ceph lies: a folder with `usr/bin` and `usr/lib`, `/` where it is installed. */
export interface CephFolders {
  readonly programs: string;
  /** The folder of shared libraries, with the plugins of Ceph in it. */
  readonly libraries: string;
  /** What the programs need to find their libraries. */
  readonly env: Readonly<Record<string, string>>;
}

export const openCeph = async (source: CephSource): Promise<CephFolders> => {
  const root = source.kind === 'installed' ? '/' : await unpackPackages('ceph', source.packages);
  const libraries = await librariesOf(root);
  const env = source.kind === 'installed' ? {} : { LD_LIBRARY_PATH: libraryPath(root, libraries) };
  return { programs: join(root, 'usr', 'bin'), libraries, env: { PATH: process.env['PATH'] ?? '', ...env } };
};

/** `usr/lib/x86_64-linux-gnu` or what this machine calls it. */
const librariesOf = async (root: string): Promise<string> => {
  const folder = join(root, 'usr', 'lib');
  for (const name of await readdir(folder)) {
    if (existsSync(join(folder, name, 'rados-classes'))) return join(folder, name);
  }
  throw new Error(`no rados-classes below ${folder}`);
};

const libraryPath = (root: string, libraries: string): string =>
  [libraries, join(libraries, 'ceph'), libraries.replace(join(root, 'usr'), root)].join(':');
