import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where tools are kept between runs: `ORGTRAIL_INTEROP_CACHE`, or a folder in the user's cache. */
export const cacheFolder = (): string =>
  process.env.ORGTRAIL_INTEROP_CACHE ?? join(homedir(), '.cache', 'orgtrail-interop');

const installedFolder = (name: string): string => join(cacheFolder(), name);

export const isInstalled = (name: string): boolean => existsSync(installedFolder(name));

/**
 * The folder `name` of the cache, filled by `install` when it is not there. The folder appears whole
 * or not at all: it is filled under another name and renamed.
 */
export const installOnce = async (
  name: string,
  install: (folder: string) => Promise<void>,
): Promise<string> => {
  const folder = installedFolder(name);
  if (isInstalled(name)) return folder;
  await removeLeftovers(name);
  const partial = `${folder}${PARTIAL}${process.pid}`;
  await mkdir(partial, { recursive: true });
  try {
    await install(partial);
    await rename(partial, folder).catch((cause: NodeJS.ErrnoException) => ignoreLostRace(cause));
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
};

const PARTIAL = '.partial-';

/** Another process may have installed the same meanwhile. */
const ignoreLostRace = (cause: NodeJS.ErrnoException): void => {
  if (cause.code !== 'ENOTEMPTY' && cause.code !== 'EEXIST') throw cause;
};

/** An install that was killed leaves up to two gigabytes behind. */
const removeLeftovers = async (name: string): Promise<void> => {
  const names = await readdir(cacheFolder()).catch(() => []);
  for (const entry of names) {
    if (!entry.startsWith(`${name}${PARTIAL}`)) continue;
    if (isRunning(Number(entry.slice(name.length + PARTIAL.length)))) continue;
    await rm(join(cacheFolder(), entry), { recursive: true, force: true });
  }
};

const isRunning = (processId: number): boolean => {
  try {
    return process.kill(processId, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
};
