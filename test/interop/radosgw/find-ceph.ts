import { planPackages } from '../debian-packages.js';
import { tryCommand } from '../run-command.js';
import { found, missing, type ToolSearch } from '../tool-search.js';

/** Where the programs of Ceph come from. */
export type CephSource =
  | { readonly kind: 'installed' }
  /** As `planPackages` gives them. */
  | { readonly kind: 'packages'; readonly packages: readonly string[] };

const WANTED = ['radosgw', 'ceph-mon', 'ceph-osd'] as const;

/** Looks for Ceph; fetches none of it. */
export const findCeph = async (): Promise<ToolSearch<CephSource>> => {
  if (await isInstalled()) return found({ kind: 'installed' });
  const packages = await planPackages(WANTED);
  if (packages !== undefined) return found({ kind: 'packages', packages });
  return missing(`Install ${WANTED.join(', ')} (or run apt-get update as root: they are then fetched).`);
};

const isInstalled = async (): Promise<boolean> => {
  const programs = [...WANTED, 'radosgw-admin', 'rados', 'osdmaptool', 'monmaptool'];
  const answers = await Promise.all(programs.map(async (name) => tryCommand(name, ['--help'])));
  return answers.every((answer) => answer !== undefined);
};
