import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { freePort } from '../free-port.js';
import { runCommand } from '../run-command.js';
import type { CephFolders } from './unpack-ceph.js';
import { type CephConfiguration, writeConfiguration } from './write-configuration.js';

/** The folder, the settings and the processes of a Ceph cluster that is being started. */
export interface Cluster {
  readonly ceph: CephFolders;
  readonly folder: string;
  readonly configuration: CephConfiguration;
  /** Aborted, with the reason, when a daemon ends by itself or all of it takes too long. */
  readonly trouble: AbortSignal;
  /** Starts a daemon, which dies with this process. */
  launch(program: string, parameters: readonly string[]): void;
  /** The ends of what the programs wrote, for the person who has to find out what happened. */
  lastLines(): Promise<string>;
  /** Kills all processes and removes everything that they wrote. */
  stop(): Promise<void>;
}

/** Six seconds on a machine with nothing else to do, a minute beside a dozen other processes. */
const READY_WITHIN_MILLISECONDS = 180_000;

export const openCluster = async (ceph: CephFolders): Promise<Cluster> => {
  const folder = await mkdtemp(join(tmpdir(), 'orgtrail-ceph-'));
  const configuration = await writeConfiguration(ceph, folder, await freePort());
  const daemons: ChildProcess[] = [];
  const trouble = new AbortController();
  const late = setTimeout(() => trouble.abort(new Error('it took too long')), READY_WITHIN_MILLISECONDS);
  late.unref();
  const cluster: Cluster = {
    ceph,
    folder,
    configuration,
    trouble: trouble.signal,
    launch: (program, parameters) => {
      const daemon = spawnDaemon(cluster, program, parameters);
      daemon.once('exit', (code) => trouble.abort(new Error(`${program} ended with exit code ${code}`)));
      daemons.push(daemon);
    },
    lastLines: async () => lastLines(folder),
    stop: async () => {
      clearTimeout(late);
      await Promise.all(daemons.map(end));
      await rm(folder, { recursive: true, force: true });
    },
  };
  return cluster;
};

/** Runs one of Ceph's programs to its end, which it does not reach when the cluster is in trouble. */
export const runInCluster = async (
  cluster: Cluster,
  program: string,
  parameters: readonly string[],
): Promise<void> => {
  const { ceph, folder, trouble } = cluster;
  const [file, all] = commandOf(cluster, program, parameters);
  try {
    await runCommand(file, all, { cwd: folder, env: ceph.env, signal: trouble });
  } catch (cause) {
    trouble.throwIfAborted();
    throw cause;
  }
};

/**
 * Programs that ask the monitor for settings take the list of monitors from it too, as addresses without the
 * cluster's id. What they send before they have the whole map goes to the cluster `0000…`; the monitor refuses
 * it as `wrong fsid`, and now and then a storage daemon never joined. With `--no-mon-config` they have the id
 * from the configuration file. https://docs.ceph.com/en/pacific/rados/configuration/ceph-conf/
 */
const commandOf = ({ ceph, configuration }: Cluster, program: string, parameters: readonly string[]) =>
  [join(ceph.programs, program), ['--conf', configuration.file, '--no-mon-config', ...parameters]] as const;

const GUARD = fileURLToPath(new URL('../die-with-parent.mjs', import.meta.url));

const spawnDaemon = (cluster: Cluster, program: string, parameters: readonly string[]): ChildProcess => {
  const [file, all] = commandOf(cluster, program, ['--foreground', ...parameters]);
  const log = openSync(join(cluster.folder, `${program}.out`), 'w', 0o600);
  return spawn(process.execPath, [GUARD, file, ...all], {
    cwd: cluster.folder,
    env: cluster.ceph.env,
    stdio: ['pipe', log, log],
  });
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
