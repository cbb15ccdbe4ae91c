import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { freePort } from '../free-port.js';
import { runCommand } from '../run-command.js';
import type { CephSource } from './find-ceph.js';
import { type CephFolders, openCeph } from './unpack-ceph.js';
import { type CephConfiguration, writeConfiguration } from './write-configuration.js';

/** A Ceph cluster of our own with its S3 gateway on a free port. */
export interface RadosGateway {
  readonly url: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Kills all its processes and removes everything that they wrote. */
  stop(): Promise<void>;
}

const READY_WITHIN_MILLISECONDS = 240_000;

const CREDENTIALS = { accessKeyId: 'orgtrail-interop', secretAccessKey: 'not-a-secret' };

interface Cluster {
  readonly ceph: CephFolders;
  readonly folder: string;
  readonly configuration: CephConfiguration;
}

/** Fetches Ceph when it is not there, starts it and waits until it answers S3. */
export const startRadosGateway = async (source: CephSource): Promise<RadosGateway> => {
  const ceph = await openCeph(source);
  const folder = await mkdtemp(join(tmpdir(), 'orgtrail-ceph-'));
  const daemons: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(daemons.map(end));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const configuration = await writeConfiguration(ceph, folder, await freePort());
    const cluster = { ceph, folder, configuration };
    await makeMonitor(cluster);
    daemons.push(launch(cluster, 'ceph-mon', ['-i', 'a']));
    await makeStorage(cluster);
    daemons.push(launch(cluster, 'ceph-osd', ['-i', '0']));
    await addUser(cluster);
    const port = await freePort();
    const gateway = launch(cluster, 'radosgw', ['--rgw-frontends', `beast endpoint=127.0.0.1:${port}`]);
    daemons.push(gateway);
    const url = `http://127.0.0.1:${port}`;
    await waitUntilReady(url, gateway);
    return { url, credentials: CREDENTIALS, stop };
  } catch (cause) {
    const said = await lastLines(folder);
    await stop();
    throw new Error(`Ceph did not start:\n${said}`, { cause });
  }
};

/**
 * https://docs.ceph.com/en/pacific/install/manual-deployment/, but the monitor gets its map of daemons
 * beforehand, so that no command has to go to it.
 */
const makeMonitor = async (cluster: Cluster): Promise<void> => {
  const { clusterId, monitorAddress } = cluster.configuration;
  const daemonMap = join(cluster.folder, 'osdmap');
  const monitorMap = join(cluster.folder, 'monmap');
  await run(cluster, 'osdmaptool', ['--createsimple', '1', daemonMap]);
  const monitors = ['--addv', 'a', `[${monitorAddress}]`];
  await run(cluster, 'monmaptool', ['--create', '--fsid', clusterId, ...monitors, monitorMap]);
  await run(cluster, 'ceph-mon', ['-i', 'a', '--mkfs', '--monmap', monitorMap, '--osdmap', daemonMap]);
};

/** A monitor that has not yet elected itself hands out a map without the cluster's id, and the daemon would keep that. */
const makeStorage = async (cluster: Cluster): Promise<void> => {
  const { daemonId } = cluster.configuration;
  await run(cluster, 'rados', ['lspools']);
  await run(cluster, 'ceph-osd', ['-i', '0', '--mkfs', '--osd-uuid', daemonId]);
};

/** Waits for the daemons, and makes the gateway's pools. */
const addUser = async (cluster: Cluster): Promise<void> => {
  const { accessKeyId, secretAccessKey } = CREDENTIALS;
  const keys = ['--access-key', accessKeyId, '--secret-key', secretAccessKey];
  await run(cluster, 'radosgw-admin', [
    'user',
    'create',
    '--uid',
    'interop',
    '--display-name',
    'interop',
    ...keys,
  ]);
};

const commandOf = ({ ceph, configuration }: Cluster, program: string, parameters: readonly string[]) =>
  [join(ceph.programs, program), ['--conf', configuration.file, ...parameters]] as const;

const run = async (cluster: Cluster, program: string, parameters: readonly string[]): Promise<void> => {
  const [file, all] = commandOf(cluster, program, parameters);
  const timeoutMilliseconds = READY_WITHIN_MILLISECONDS;
  await runCommand(file, all, { cwd: cluster.folder, env: cluster.ceph.env, timeoutMilliseconds });
};

const GUARD = fileURLToPath(new URL('../die-with-parent.mjs', import.meta.url));

const launch = (cluster: Cluster, program: string, parameters: readonly string[]): ChildProcess => {
  const [file, all] = commandOf(cluster, program, ['--foreground', ...parameters]);
  const log = openSync(join(cluster.folder, `${program}.out`), 'w', 0o600);
  return spawn(process.execPath, [GUARD, file, ...all], {
    cwd: cluster.folder,
    env: cluster.ceph.env,
    stdio: ['pipe', log, log],
  });
};

const waitUntilReady = async (url: string, gateway: ChildProcess): Promise<void> => {
  const deadline = Date.now() + READY_WITHIN_MILLISECONDS;
  while (!(await answers(url))) {
    if (gateway.exitCode !== null) throw new Error(`radosgw ended with exit code ${gateway.exitCode}`);
    if (Date.now() > deadline) throw new Error('radosgw did not answer in time');
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

const lastLines = async (folder: string): Promise<string> => {
  const names = (await readdir(folder)).filter((name) => /\.(out|log)$/.test(name));
  const texts = await Promise.all(names.map(async (name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text, place) => `${names[place]}: ${text.slice(-1000)}`).join('\n');
};

/** Closing the pipe makes the guard kill the daemon. */
const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await ended;
};
