import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand, runToEnd } from './run-command.js';

/** What a user gets: the tarball, installed from the registry with its dependencies into an empty folder. */
const root = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
let packed: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orgtrail-package-'));
  const { stdout } = await runCommand('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root });
  const [tarball] = JSON.parse(stdout.slice(stdout.indexOf('[')));
  packed = tarball.files.map(({ path }: { path: string }) => path);
  await writeFile(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  await runCommand('npm', ['install', '--no-audit', '--no-fund', `./${tarball.filename}`], { cwd: folder });
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

async function orgtrail(...args: readonly string[]) {
  return runToEnd(join(folder, 'node_modules', '.bin', 'orgtrail'), args, { cwd: folder });
}

describe('the tarball', () => {
  it('holds what runs and nothing of tests and tools', () => {
    expect(packed).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'dist/cli/main.js', 'queries/root-usage.sql']),
    );
    expect(
      packed.filter((path) =>
        /\.test\.|\.contract\.|^(?:src|test|bench|docs|scripts)\/|\.tsbuildinfo|\.built/.test(path),
      ),
    ).toEqual([]);
  });

  it('brings no development tool along', async () => {
    const installed = await readdir(join(folder, 'node_modules'));
    expect(
      installed.filter((name) => ['typescript', 'vitest', 'oxlint', 'fast-check'].includes(name)),
    ).toEqual([]);
  });
});

describe('an installed orgtrail', () => {
  it('tells its version and its help', async () => {
    expect(await orgtrail('--version')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    expect(await orgtrail('--help')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('  ingest '),
    });
  });

  it('simulates, ingests and answers', async () => {
    expect(
      await orgtrail('simulate', '--out', 'logs', '--days', '1', '--events-per-day', '2000'),
    ).toMatchObject({ exitCode: 0 });
    expect(await orgtrail('ingest', 'logs')).toMatchObject({ exitCode: 0 });
    const { exitCode, stdout } = await orgtrail('query', 'root-usage', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).rows.map((row: { event_name: string }) => row.event_name)).toContain(
      'ConsoleLogin',
    );
  });

  it('completes query names in a shell', async () => {
    expect(await orgtrail('completion', 'bash')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('root-usage'),
    });
  });

  it.each([
    ['orgtrail', 'openLake'],
    ['orgtrail/cloudtrail', 'parseLogKey'],
  ])('can be imported as %s', async (name, exported) => {
    const script = `console.log(typeof (await import('${name}')).${exported})`;
    const { stdout } = await runCommand(process.execPath, ['--input-type=module', '-e', script], {
      cwd: folder,
    });
    expect(stdout).toBe('function\n');
  });
});
