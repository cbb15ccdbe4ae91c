import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { CephFolders } from './unpack-ceph.js';

export interface CephConfiguration {
  readonly file: string;
  /** Of the cluster and of its one object storage daemon. */
  readonly clusterId: string;
  readonly daemonId: string;
  readonly monitorAddress: string;
  /** Where the maps of daemons and monitors go. */
  readonly daemonMap: string;
  readonly monitorMap: string;
}

/** One monitor and one object storage daemon in memory, on loopback only, without authentication between them. */
export const writeConfiguration = async (
  ceph: CephFolders,
  folder: string,
  monitorPort: number,
): Promise<CephConfiguration> => {
  await mkdir(join(folder, 'mon'));
  await mkdir(join(folder, 'osd'));
  const file = join(folder, 'ceph.conf');
  const clusterId = randomUUID();
  const daemonId = randomUUID();
  // The second version of the protocol would need a manager and keys.
  const monitorAddress = `v1:127.0.0.1:${monitorPort}`;
  const options = {
    ...placesOf(ceph, folder),
    ...ON_LOOPBACK,
    ...WITHOUT_KEYS,
    ...ONE_COPY,
    ...QUICK,
    fsid: clusterId,
    'mon host': monitorAddress,
    'osd uuid': daemonId,
  };
  const lines = Object.entries(options).map(([name, value]) => `${name} = ${value}`);
  await writeFile(file, `[global]\n${lines.join('\n')}\n`, { mode: 0o600 });
  const [daemonMap, monitorMap] = [join(folder, 'osdmap'), join(folder, 'monmap')];
  return { file, clusterId, daemonId, monitorAddress, daemonMap, monitorMap };
};

const placesOf = ({ libraries }: CephFolders, folder: string) => ({
  'run dir': folder,
  'mon data': join(folder, 'mon'),
  'osd data': join(folder, 'osd'),
  'log file': join(folder, '$name.log'),
  'mon cluster log file': join(folder, 'cluster.log'),
  'admin socket': '',
  'plugin dir': join(libraries, 'ceph'),
  'erasure code dir': join(libraries, 'ceph', 'erasure-code'),
  'osd class dir': join(libraries, 'rados-classes'),
});

const ON_LOOPBACK = {
  'public addr': '127.0.0.1',
  'cluster addr': '127.0.0.1',
  'ms bind msgr2': 'false',
};

const WITHOUT_KEYS = {
  'auth cluster required': 'none',
  'auth service required': 'none',
  'auth client required': 'none',
};

const ONE_COPY = {
  'osd objectstore': 'memstore',
  'memstore device bytes': String(1024 ** 3),
  'osd pool default size': '1',
  'osd pool default min size': '1',
  'osd pool default pg num': '1',
  'osd pool default pg autoscale mode': 'off',
  'osd crush chooseleaf type': '0',
  'mon allow pool size one': 'true',
  'mon max pg per osd': '1000',
  // The monitor stops when the disk is nearly full, though it writes next to nothing.
  'mon data avail crit': '0',
};

/** The monitor gathers changes for a second each, and the gateway makes a dozen pools one after the other. */
const QUICK = {
  'paxos propose interval': '0.01',
  'paxos min wait': '0.01',
  // Versions of objects that are shadowed need no cleaning within a test.
  'rgw enable gc threads': 'false',
  'rgw enable lc threads': 'false',
};
