import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.js';
import { orgtrail, temporaryFolder } from './orgtrail.js';

const folder = await temporaryFolder();
const QUERIES = readdirSync(new URL('../../queries', import.meta.url));
const VERBS = COMMANDS.map(({ name }) => name);

/** The files that a run loaded, as V8 reports them. */
async function loadedBy(name: string, args: readonly string[]): Promise<readonly string[]> {
  const reports = join(folder, name);
  await orgtrail(args, { env: { NODE_V8_COVERAGE: reports }, cwd: folder });
  return readdirSync(reports)
    .map((file) => JSON.parse(readFileSync(join(reports, file), 'utf8')))
    .flatMap(({ result }: { result: { url: string }[] }) => result.map(({ url }) => url));
}

it('prints help without loading DuckDB or the SDK', async () => {
  const loaded = await loadedBy('help', ['--help']);
  expect(loaded.some((url) => url.includes('/dist/cli/main.js'))).toBe(true);
  expect(loaded.filter((url) => /node_modules\/@(?:duckdb|aws-sdk|smithy)\//.test(url))).toEqual([]);
});

it('loads DuckDB, but not the SDK, for a folder', async () => {
  const loaded = await loadedBy('lake', ['lake']);
  expect(loaded.some((url) => url.includes('node_modules/@duckdb/'))).toBe(true);
  expect(loaded.filter((url) => url.includes('node_modules/@aws-sdk/'))).toEqual([]);
});

it('prints help on stdout and nothing on stderr', async () => {
  const { exit, stdout, stderr } = await orgtrail(['--help']);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  for (const verb of ['ingest', 'query', 'lake', 'copy', 'simulate', 'demo', 'completion'])
    expect(stdout).toContain(`  ${verb} `);
});

it('prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(await orgtrail(['--version'])).toEqual({ exit: 0, stdout: `${version}\n`, stderr: '' });
});

it('asks for a verb with help on stderr', async () => {
  const { exit, stdout, stderr } = await orgtrail([]);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  expect(stderr).toContain('Usage: orgtrail <verb>');
});

it.each(['', ...VERBS])('names only queries that there are in the examples of "%s"', async (verb) => {
  const { stdout } = await orgtrail(verb === '' ? ['--help'] : [verb, '--help']);
  const examples = stdout.slice(stdout.indexOf('\nExamples:\n'));
  const named = [...examples.matchAll(/orgtrail query ([a-z][a-z0-9-]+)/g)].map(([, name]) => `${name}.sql`);
  expect(named.filter((file) => !QUERIES.includes(file))).toEqual([]);
});
