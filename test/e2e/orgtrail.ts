import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const BINARY = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
export const INVICTUS = fileURLToPath(new URL('../fixtures/invictus', import.meta.url));

export interface Finished {
  /** The exit code, or the signal that ended the process. */
  readonly exit: number | NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Watches the process from its start, and may send signals. */
  readonly meanwhile?: (kill: (signal: NodeJS.Signals) => void) => Promise<void>;
}

/** Nothing of the developer's own AWS setup reaches the process. */
const PLAIN_ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  TMPDIR: tmpdir(),
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** Runs the built binary: stdout, stderr and exit code apart. */
export async function orgtrail(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return run(process.execPath, [BINARY, ...args], options);
}

/** Runs a line of bash in which `orgtrail` is the built binary. */
export async function shell(line: string, options: RunOptions = {}): Promise<Finished> {
  return run('bash', ['-c', `orgtrail() { "${process.execPath}" "${BINARY}" "$@"; }\n${line}`], options);
}

async function run(
  command: string,
  args: readonly string[],
  { cwd, env, meanwhile }: RunOptions,
): Promise<Finished> {
  const child = spawn(command, args, {
    cwd: cwd ?? tmpdir(),
    env: { ...PLAIN_ENVIRONMENT, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => stdout.push(data));
  child.stderr.on('data', (data: Buffer) => stderr.push(data));
  const ended = new Promise<Finished['exit']>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
  await meanwhile?.((signal) => child.kill(signal));
  const exit = await ended;
  return { exit, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}

/** A folder of its own for a test file, gone afterwards. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'orgtrail-e2e-'));
  afterAll(async () => rm(folder, { recursive: true, force: true }));
  return folder;
}
