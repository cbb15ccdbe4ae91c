import { runCommand, tryCommand } from '../run-command.js';
import { found, missing, type ToolSearch } from '../tool-search.js';

/** Where the programs of Ceph come from. */
export type CephSource =
  | { readonly kind: 'installed' }
  /** Debian packages, `name=version`, that apt would install; they are unpacked beside the system. */
  | { readonly kind: 'packages'; readonly packages: readonly string[] };

const WANTED = ['radosgw', 'ceph-mon', 'ceph-osd'] as const;

/** Looks for Ceph; downloads nothing but, for root on a machine without them, apt's lists. */
export const findCeph = async (): Promise<ToolSearch<CephSource>> => {
  if (await isInstalled()) return found({ kind: 'installed' });
  const packages = (await packagesOf()) ?? (await packagesAfterUpdate());
  if (packages !== undefined) return found({ kind: 'packages', packages });
  return missing(`Install ${WANTED.join(', ')} (or run apt-get update as root: they are then fetched).`);
};

const isInstalled = async (): Promise<boolean> => {
  const programs = [...WANTED, 'radosgw-admin', 'osdmaptool', 'monmaptool'];
  const answers = await Promise.all(programs.map(async (name) => tryCommand(name, ['--help'])));
  return answers.every((answer) => answer !== undefined);
};

const packagesOf = async (): Promise<readonly string[] | undefined> => {
  const plan = await tryCommand('apt-get', [
    ...['install', '--simulate', '--no-install-recommends', '-o', 'Debug::NoLocking=true'],
    ...WANTED,
  ]);
  return plan === undefined ? undefined : newPackages(plan.stdout);
};

const packagesAfterUpdate = async (): Promise<readonly string[] | undefined> => {
  if (process.getuid?.() !== 0 || (await tryCommand('apt-get', ['--version'])) === undefined)
    return undefined;
  await runCommand('apt-get', ['update', '-qq']);
  return packagesOf();
};

/**
 * `Inst radosgw (16.2.15+ds-0+deb12u2 Debian:12.15/oldstable [amd64])`. A line with the version that is
 * there already, in brackets before the new one, is an upgrade: the system's own will do.
 */
export const newPackages = (plan: string): readonly string[] =>
  [...plan.matchAll(/^Inst (\S+) \((\S+) /gm)].map(([, name, version]) => `${name}=${version}`).sort();
