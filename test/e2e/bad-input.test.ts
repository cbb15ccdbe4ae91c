import { appendFile, cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/storage/index.js';
import { type Fault, type S3Server, startS3Server } from '../contract/s3-server.js';
import { INVICTUS, orgtrail, shell, temporaryFolder } from './orgtrail.js';

/** Every mistake ends with exit code 2, a message that says what, where and what to do next, and nothing on stdout. */
const folder = await temporaryFolder();
const lake = join(folder, 'lake');

beforeAll(async () => {
  await mkdir(join(folder, 'empty'));
  const { exit } = await orgtrail(['ingest', INVICTUS, '--lake', lake]);
  expect(exit).toBe(0);
});

async function refused(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string> {
  const { exit, stdout, stderr } = await orgtrail(args, { cwd: folder, ...(env !== undefined && { env }) });
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain('this is a bug');
  return stderr;
}

describe('a location', () => {
  it.each([
    ['that is missing', 'nowhere', 'no such folder', 'Check the path.'],
    ['that is empty', 'empty', 'there is nothing here', 'it usually ends before AWSLogs/'],
    [
      'that is a file',
      'lake/cloudtrail_events/_delta_log/00000000000000000000.json',
      'not a folder',
      'Name the folder',
    ],
    [
      'of another kind',
      'gs://bucket/logs',
      'only folders and s3:// buckets are locations',
      's3://bucket/prefix',
    ],
    ['without a bucket', 's3://', 'the bucket is missing', 's3://bucket/prefix'],
  ])('%s', async (_case, location, what, next) => {
    const stderr = await refused(['ingest', location, '--lake', 'new-lake']);
    expect(stderr).toContain(what);
    expect(stderr).toContain(next);
    expect(await readdir(folder)).not.toContain('new-lake');
  });

  it('with a damaged log file among good ones gives the rest, names it, and says that it is not all', async () => {
    await cp(INVICTUS, join(folder, 'damaged'), { recursive: true });
    const logs = await readdir(join(folder, 'damaged'), { recursive: true });
    const name = logs.filter((each) => /_CloudTrail_.*\.json/.test(each)).sort()[0]!;
    await writeFile(join(folder, 'damaged', name), gzipSync('{"Records":[]}').subarray(0, 20));
    const { exit, stdout, stderr } = await orgtrail(['ingest', 'damaged', '--lake', 'damaged-lake'], {
      cwd: folder,
    });
    expect(exit).toBe(2);
    expect(stdout).toContain('55 new = 54 ingested + 1 failed');
    expect(stderr).toContain(name);
    expect(stderr).toContain('truncated');
  });

  it('without a single log file is reported with what was looked at', async () => {
    const { exit, stdout, stderr } = await orgtrail(['ingest', 'lake', '--lake', 'other-lake'], {
      cwd: folder,
    });
    expect(exit).toBe(2);
    expect(stdout).toMatch(/objects {2}\d+ listed = 0 new \+ 0 known/);
    expect(stderr).toContain('No CloudTrail log file among');
  });
});

describe('a bucket', () => {
  let server: S3Server;
  let fault: Fault | undefined;
  beforeAll(async () => {
    server = await startS3Server({ buckets: { bucket: createMemoryStore() }, fault: () => fault });
  });
  afterAll(async () => server.stop());

  const credentials = {
    AWS_ACCESS_KEY_ID: 'example',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_MAX_ATTEMPTS: '1',
  };
  const error = (status: number, code: string): Fault => ({ kind: 'error', status, code, message: code });

  it.each([
    ['that does not exist', 's3://wrong-bucket/', undefined, /no such bucket/i],
    ['that denies listing', 's3://bucket/', error(403, 'AccessDenied'), /denied/],
    ['with expired credentials', 's3://bucket/', error(400, 'ExpiredToken'), /expired/],
    ['with unknown credentials', 's3://bucket/', error(403, 'InvalidAccessKeyId'), /credentials|access key/i],
    ['that is empty', 's3://bucket/', undefined, /there is nothing here/],
  ])('%s', async (_case, location, answer, message) => {
    fault = answer;
    const stderr = await refused(
      ['ingest', location, '--lake', 'new-lake', '--endpoint-url', server.url],
      credentials,
    );
    expect(stderr).toMatch(message);
    expect(stderr).toContain(location);
    expect(stderr.trimEnd().split('\n').length).toBeGreaterThanOrEqual(2);
  });

  it('without any credentials', async () => {
    const stderr = await refused(['ingest', 's3://bucket/', '--endpoint-url', server.url]);
    expect(stderr).toMatch(/no AWS credentials/);
  });

  it('with an endpoint that is no URL', async () => {
    expect(await refused(['ingest', 's3://bucket/', '--endpoint-url', 'nonsense'], credentials)).toContain(
      'nonsense',
    );
  });
});

describe('a query', () => {
  it.each([
    ['that is no SQL', ['--sql', 'selec 1'], 'only one SELECT statement'],
    ['with a wrong column', ['--sql', 'select nope from cloudtrail_events'], 'nope'],
    ['with two statements', ['--sql', 'select 1; select 2'], 'one statement is expected, not 2'],
    ['that changes something', ['--sql', 'delete from cloudtrail_events'], 'only one SELECT statement'],
    ['that reads a file by name', ['--sql', "select * from '/etc/passwd'"], 'cannot reach files'],
    [
      'that reads a file by a function',
      ['--sql', "select * from read_text('/etc/passwd')"],
      'cannot reach files',
    ],
    ['that attaches a file', ['--sql', "attach '/tmp/x.db'"], 'only one SELECT statement'],
    ['of an unknown name', ['key-timelin'], 'Did you mean key-timeline?'],
    ['with a missing parameter', ['key-timeline'], 'the parameter access_key is missing'],
    ['with an unknown parameter', ['key-timeline', '--param', 'acces_key=x'], 'Did you mean access_key?'],
    [
      'with an ill-typed parameter',
      ['key-multi-origin', '--param', 'min_addresses=many'],
      '"many" is not a whole number',
    ],
    ['with a parameter out of range', ['key-multi-origin', '--param', 'min_addresses=1'], 'at least 2'],
    ['with a parameter without a value', ['key-timeline', '--param', 'access_key'], '--param'],
    ['with a name and SQL', ['key-timeline', '--sql', 'select 1'], 'Give one of them.'],
    ['in an unknown format', ['root-usage', '--format', 'xml'], 'one of table, json, ndjson, csv, parquet'],
    ['in Parquet without a file', ['root-usage', '--format', 'parquet'], '--output rows.parquet'],
    ['with a time without an offset', ['root-usage', '--from', '2026-03-01T00:00:00'], '--from'],
    ['with an empty range', ['root-usage', '--from', '7d', '--to', '8d'], 'the range is empty'],
    ['with a malformed account', ['root-usage', '--account', '1234'], 'an account id of twelve digits'],
    ['with an unknown option', ['root-usage', '--fromat', 'csv'], 'Did you mean --format?'],
  ])('%s', async (_case, args, message) => {
    expect(await refused(['query', ...args, '--lake', lake])).toContain(message);
  });

  it('of a lake that is not there', async () => {
    expect(await refused(['query', 'root-usage', '--lake', 'no-lake'])).toContain('there is no lake here');
  });
});

describe('a lake', () => {
  it('in a bucket is refused until it is built', async () => {
    expect(await refused(['lake', '--lake', 's3://bucket/lake'])).toContain('not built yet');
  });

  it.each([[['lake']], [['query', 'root-usage']], [['ingest', INVICTUS]], [['lake', 'compact']]])(
    'of a newer protocol is left alone by %j',
    async (args) => {
      const newer = join(folder, `newer-${args.join('-').replaceAll('/', '')}`);
      await cp(lake, newer, { recursive: true });
      const log = join(newer, 'cloudtrail_events', '_delta_log');
      const next = (await readdir(log)).filter((name) => name.endsWith('.json')).length;
      const protocol = {
        minReaderVersion: 3,
        minWriterVersion: 7,
        readerFeatures: ['deletionVectors'],
        writerFeatures: ['deletionVectors'],
      };
      await appendFile(
        join(log, `${String(next).padStart(20, '0')}.json`),
        `${JSON.stringify({ protocol })}\n`,
      );
      const stderr = await refused([...args, '--lake', newer]);
      expect(stderr).toContain('newer protocol');
      expect(stderr).toContain('Update orgtrail');
    },
  );

  it('has no event of that id', async () => {
    expect(await refused(['lake', 'record', 'no-such-id', '--lake', lake])).toContain(
      'no event has the id "no-such-id"',
    );
  });
});

describe('a full disk', () => {
  it.each([
    ['while ingesting', `orgtrail ingest "${INVICTUS}" --lake full-lake`],
    [
      'while writing rows',
      `orgtrail query --sql "select * from cloudtrail_events" --format csv --lake "${lake}" > rows.csv`,
    ],
    [
      'while writing Parquet',
      `orgtrail query --sql "select * from cloudtrail_events" --format parquet --output rows.parquet --lake "${lake}"`,
    ],
    ['while copying', `orgtrail copy "${INVICTUS}" full-copy`],
  ])('%s', async (_case, line) => {
    // A limit on the size of a file fails a write just as a full disk does, and needs no disk of its own.
    const { exit, stderr } = await shell(`ulimit -f 16; ${line}`, { cwd: folder });
    expect(exit).toBe(2);
    expect(stderr).toMatch(/no room|disk|may not grow|too large/);
    expect(stderr).not.toContain('this is a bug');
  });

  it('leaves a lake that the next run completes', async () => {
    const { exit, stdout } = await orgtrail(['ingest', INVICTUS, '--lake', 'full-lake', '--json'], {
      cwd: folder,
    });
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).events.stored).toBe(2900);
  });
});

describe('with --json', () => {
  it('an error is one document on stdout as well', async () => {
    const { exit, stdout } = await orgtrail(['ingest', 'nowhere', '--json'], { cwd: folder });
    expect(exit).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      schema: 'orgtrail.error/1',
      error: { what: 'no such folder', where: join(folder, 'nowhere'), next: 'Check the path.' },
    });
  });

  it('also when the command line itself is wrong', async () => {
    const { stdout } = await orgtrail(['ingst', '--json'], { cwd: folder });
    expect(JSON.parse(stdout).error).toMatchObject({ what: "unknown command 'ingst'" });
  });
});

describe('with --debug', () => {
  it('an error comes with its stack trace', async () => {
    const { stderr } = await orgtrail(['ingest', 'nowhere', '--debug'], { cwd: folder });
    expect(stderr).toMatch(/^\s+at /m);
  });
});
