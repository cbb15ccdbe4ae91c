import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { freePort } from '../free-port.js';
import { installTrino, type TrinoChoice } from './install-trino.js';
import { queryTrino, TrinoError, type TrinoResult, type TrinoSession } from './query-trino.js';
import { CATALOG, writeConfiguration } from './write-configuration.js';

/** A Trino of our own on a free port. */
export interface TrinoServer {
  readonly version: string;
  query(sql: string, session?: TrinoSession): Promise<TrinoResult>;
  /** Kills the server and removes everything that it wrote. */
  stop(): Promise<void>;
}

const READY_WITHIN_MILLISECONDS = 240_000;

/** Installs Trino when it is not there, starts it and waits until it has answered a query. */
export const startTrino = async (choice: TrinoChoice): Promise<TrinoServer> => {
  const installation = await installTrino(choice.release);
  const folder = await mkdtemp(join(tmpdir(), 'orgtrail-trino-'));
  const port = await freePort();
  const configuration = await writeConfiguration({ folder, installation, port });
  const log = join(folder, 'server.log');
  const child = launch(choice, { installation, folder, configuration, log });
  const url = new URL(`http://127.0.0.1:${port}`);
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(url, child);
  } catch (cause) {
    const said = (await readFile(log, 'utf8').catch(() => '')).slice(-4000);
    await stop();
    throw new Error(`Trino did not start:\n${said}`, { cause });
  }
  return {
    version: choice.release.version,
    query: async (sql, session) => queryWhenNodeTakesWork(url, sql, session),
    stop,
  };
};

interface Launch {
  readonly installation: string;
  readonly folder: string;
  readonly configuration: string;
  readonly log: string;
}

/** https://trino.io/docs/476/installation/deployment.html, without the launcher, which detaches itself. */
const javaParameters = (launch: Launch): readonly string[] => [
  '-Xmx2G',
  '-XX:+UseG1GC',
  '-XX:+ExitOnOutOfMemoryError',
  // Short queries never earn back what the second compiler costs: a third less processor time.
  '-XX:TieredStopAtLevel=1',
  '--add-modules=jdk.incubator.vector',
  '--sun-misc-unsafe-memory-access=allow',
  '--enable-native-access=ALL-UNNAMED',
  '-Djdk.attach.allowAttachSelf=true',
  '-Duser.timezone=UTC',
  `-Djava.io.tmpdir=${launch.folder}`,
  `-Dconfig=${launch.configuration}`,
  '-cp',
  join(launch.installation, 'lib', '*'),
  'io.trino.server.TrinoServer',
];

const GUARD = fileURLToPath(new URL('../die-with-parent.mjs', import.meta.url));

const launch = (choice: TrinoChoice, files: Launch): ChildProcess => {
  const log = openSync(files.log, 'w', 0o600);
  return spawn(process.execPath, [GUARD, choice.java.executable, ...javaParameters(files)], {
    cwd: files.folder,
    stdio: ['pipe', log, log],
  });
};

const waitUntilReady = async (url: URL, child: ChildProcess): Promise<void> => {
  const deadline = Date.now() + READY_WITHIN_MILLISECONDS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with exit code ${child.exitCode}`);
    if (await isReady(url)) return;
    if (Date.now() > deadline) throw new Error('it did not answer in time');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
};

const isReady = async (url: URL): Promise<boolean> => {
  try {
    await queryTrino(url, CATALOG, 'SELECT count(*) FROM information_schema.tables');
    return true;
  } catch {
    return false;
  }
};

/**
 * The node says every five seconds which catalogs it serves. Until it has said so for the first time,
 * reading a table gives this error, though all else works.
 */
const queryWhenNodeTakesWork = async (
  url: URL,
  sql: string,
  session?: TrinoSession,
  attempts = 40,
): Promise<TrinoResult> => {
  try {
    return await queryTrino(url, CATALOG, sql, session);
  } catch (cause) {
    const waits = cause instanceof TrinoError && cause.code === 'NO_NODES_AVAILABLE';
    if (!waits || attempts === 0) throw cause;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return queryWhenNodeTakesWork(url, sql, session, attempts - 1);
  }
};

/** Closing the pipe makes the guard kill Java. */
const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await ended;
};
