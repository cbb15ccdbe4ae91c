import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { installOnce } from './install-once.js';
import { runCommand, tryCommand } from './run-command.js';

/**
 * The Debian packages, `name=version`, that apt would add to have the wanted ones; `undefined` where
 * apt does not know them. Installs nothing; for root on a machine without apt's lists it fetches these.
 */
export const planPackages = async (wanted: readonly string[]): Promise<readonly string[] | undefined> => {
  const plan = await simulate(wanted);
  if (plan !== undefined || process.getuid?.() !== 0) return plan;
  const updated = await tryCommand('apt-get', ['update', '-qq']);
  return updated === undefined ? undefined : simulate(wanted);
};

const simulate = async (wanted: readonly string[]): Promise<readonly string[] | undefined> => {
  const options = ['install', '--simulate', '--no-install-recommends', '-o', 'Debug::NoLocking=true'];
  const plan = await tryCommand('apt-get', [...options, ...wanted]);
  return plan === undefined ? undefined : newPackages(plan.stdout);
};

/**
 * `Inst radosgw (16.2.15+ds-0+deb12u2 Debian:12.15/oldstable [amd64])`. A line with the version that is
 * there already, in brackets before the new one, is an upgrade: the system's own will do.
 */
export const newPackages = (plan: string): readonly string[] =>
  [...plan.matchAll(/^Inst (\S+) \((\S+) /gm)].map(([, name, version]) => `${name}=${version}`).sort();

/** A folder of the cache with what is in the packages. They are unpacked, not installed: that needs no rights and leaves the system as it is. */
export const unpackPackages = async (tool: string, packages: readonly string[]): Promise<string> => {
  const name = createHash('sha256').update(packages.join('\n')).digest('hex').slice(0, 12);
  return installOnce(`${tool}-${name}`, async (folder) => {
    const options = ['download', '-qq', '-o', 'APT::Sandbox::User=root'];
    await runCommand('apt-get', [...options, ...packages], { cwd: folder });
    for (const file of await readdir(folder)) {
      if (!file.endsWith('.deb')) continue;
      await runCommand('dpkg-deb', ['--extract', join(folder, file), folder]);
      await rm(join(folder, file));
    }
  });
};
