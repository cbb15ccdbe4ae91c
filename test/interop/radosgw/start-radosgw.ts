import { freePort } from '../free-port.js';
import { type Cluster, openCluster, runInCluster } from './cluster.js';
import type { CephSource } from './find-ceph.js';
import { type CephFolders, openCeph } from './unpack-ceph.js';

/** A Ceph cluster of our own with its S3 gateway on a free port. */
export interface RadosGateway {
  readonly url: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Kills all its processes and removes everything that they wrote. */
  stop(): Promise<void>;
}

const CREDENTIALS = { accessKeyId: 'orgtrail-interop', secretAccessKey: 'not-a-secret' };

/**
 * Fetches Ceph when it is not there, starts it and waits until it answers S3. A start that failed is tried
 * once more with another folder and other ports.
 */
export const startRadosGateway = async (source: CephSource): Promise<RadosGateway> => {
  const ceph = await openCeph(source);
  try {
    return await startOnce(ceph);
  } catch (cause) {
    console.warn(`Once more, because ${(cause as Error).message}`);
    return startOnce(ceph);
  }
};

const startOnce = async (ceph: CephFolders): Promise<RadosGateway> => {
  const cluster = await openCluster(ceph);
  try {
    await makeMonitor(cluster);
    cluster.launch('ceph-mon', ['-i', 'a']);
    await makeStorage(cluster);
    cluster.launch('ceph-osd', ['-i', '0']);
    await addUser(cluster);
    const endpoint = `127.0.0.1:${await freePort()}`;
    cluster.launch('radosgw', ['--rgw-frontends', `beast endpoint=${endpoint}`]);
    const url = `http://${endpoint}`;
    await waitUntilReady(url, cluster.trouble);
    return { url, credentials: CREDENTIALS, stop: cluster.stop };
  } catch (cause) {
    const said = await cluster.lastLines();
    await cluster.stop();
    throw new Error(`Ceph did not start:\n${said}`, { cause });
  }
};

/**
 * https://docs.ceph.com/en/pacific/install/manual-deployment/, but the monitor gets its map of daemons
 * beforehand, so that no command has to go to it.
 */
const makeMonitor = async (cluster: Cluster): Promise<void> => {
  const { clusterId, monitorAddress, daemonMap, monitorMap } = cluster.configuration;
  await runInCluster(cluster, 'osdmaptool', ['--createsimple', '1', daemonMap]);
  const monitors = ['--addv', 'a', `[${monitorAddress}]`];
  await runInCluster(cluster, 'monmaptool', ['--create', '--fsid', clusterId, ...monitors, monitorMap]);
  const maps = ['--monmap', monitorMap, '--osdmap', daemonMap];
  await runInCluster(cluster, 'ceph-mon', ['-i', 'a', '--mkfs', ...maps]);
};

/** A monitor that has not yet elected itself hands out a map without the cluster's id, and the daemon would keep that. */
const makeStorage = async (cluster: Cluster): Promise<void> => {
  const { daemonId } = cluster.configuration;
  await runInCluster(cluster, 'rados', ['lspools']);
  await runInCluster(cluster, 'ceph-osd', ['-i', '0', '--mkfs', '--osd-uuid', daemonId]);
};

/** Waits for the daemons, and makes the gateway's pools. */
const addUser = async (cluster: Cluster): Promise<void> => {
  const { accessKeyId, secretAccessKey } = CREDENTIALS;
  const user = ['--uid', 'interop', '--display-name', 'interop'];
  const keys = ['--access-key', accessKeyId, '--secret-key', secretAccessKey];
  await runInCluster(cluster, 'radosgw-admin', ['user', 'create', ...user, ...keys]);
};

const waitUntilReady = async (url: string, trouble: AbortSignal): Promise<void> => {
  while (!(await answers(url))) {
    trouble.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
};
