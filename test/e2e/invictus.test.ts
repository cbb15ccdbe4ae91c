import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { INVICTUS, orgtrail, shell, temporaryFolder } from './orgtrail.js';

/** Real logs of a red-team exercise, from a folder to answers. */
const folder = await temporaryFolder();
const lake = join(folder, 'lake');

interface Row {
  readonly [name: string]: unknown;
}

async function json(args: readonly string[]) {
  const { exit, stdout } = await orgtrail([...args, '--lake', lake, '--json'], { cwd: folder });
  return { exit, document: JSON.parse(stdout) };
}

async function rowsOf(...args: readonly string[]): Promise<readonly Row[]> {
  const { exit, document } = await json(['query', ...args]);
  expect(exit).toBe(0);
  return document.rows;
}

beforeAll(async () => {
  const { exit, document } = await json(['ingest', INVICTUS]);
  expect(exit).toBe(0);
  expect(document).toMatchObject({
    schema: 'orgtrail.ingest/1',
    objects: { listed: 56, new: 55, known: 0, skipped: { 'not-a-log': 1 }, ingested: 55, failed: 0 },
    events: { read: 2900, stored: 2900, duplicate: 0, conflicting: 0 },
    failures: [],
    findings: [],
  });
});

describe('the logs of an exercise', () => {
  it('are known the second time', async () => {
    const { exit, document } = await json(['ingest', INVICTUS]);
    expect(exit).toBe(0);
    expect(document.objects).toMatchObject({ listed: 56, new: 0, known: 55, ingested: 0 });
    expect(document.events).toMatchObject({ read: 0, stored: 0 });
  });

  it('are shown by lake', async () => {
    const { document } = await json(['lake']);
    expect(document).toMatchObject({ schema: 'orgtrail.lake/1', folder: lake, unread: [] });
    expect(document.tables[0]).toMatchObject({ table: 'cloudtrail_events', rows: 2900 });
  });

  it('answer SQL with typed columns, rows and what was read', async () => {
    const sql = 'select event_name, count(*) as n from cloudtrail_events group by 1 order by 2 desc limit 1';
    const { document } = await json(['query', '--sql', sql]);
    expect(document).toMatchObject({
      schema: 'orgtrail.query/1',
      columns: [
        { name: 'event_name', type: 'text' },
        { name: 'n', type: 'integer' },
      ],
      rows: [{ event_name: 'Decrypt', n: 178 }],
      stats: { files: 1, pruned: 0 },
    });
  });

  it('prune what --from excludes', async () => {
    const { document } = await json([
      'query',
      '--sql',
      'select count(*) as n from cloudtrail_events',
      '--from',
      '2024-01-01',
    ]);
    expect(document).toMatchObject({ rows: [{ n: 0 }], stats: { files: 0, pruned: 1 } });
  });

  it('give the exact original record, by the bytes of its log file', async () => {
    const [row] = await rowsOf(
      '--sql',
      "select event_id, log_key from cloudtrail_events where event_name = 'StopLogging' order by 1",
    );
    const { exit, stdout } = await orgtrail([
      'lake',
      'record',
      String(row!['event_id']),
      '--lake',
      lake,
      '--quiet',
    ]);
    expect(exit).toBe(0);
    const file = await readFile(join(INVICTUS, String(row!['log_key'])), 'utf8');
    expect(file).toContain(stdout.trimEnd());
    expect(JSON.parse(stdout)).toMatchObject({ eventName: 'StopLogging', eventID: row!['event_id'] });
  });
});

describe('the named queries', () => {
  it.each([
    ['trail-tampering', ['DeleteTrail', 'StopLogging']],
    ['persistence-identities', ['CreateAccessKey']],
    ['snapshots-shared', ['ModifySnapshotAttribute']],
  ])('%s finds what the exercise did', async (name, eventNames) => {
    const found = new Set((await rowsOf(name)).map((row) => row['event_name']));
    for (const eventName of eventNames) expect(found).toContain(eventName);
  });

  it('are listed by topic, and as a document', async () => {
    const { stdout } = await orgtrail(['query']);
    expect(stdout).toMatch(/^What is in the lake\n {2}/);
    const { document } = await json(['query']);
    expect(document.schema).toBe('orgtrail.queries/1');
    expect(document.queries.length).toBeGreaterThanOrEqual(40);
  });

  it('tell what they answer and which parameters they take, without a lake', async () => {
    const { exit, stdout } = await orgtrail(['query', 'key-timeline', '--about'], { cwd: folder });
    expect(exit).toBe(0);
    expect(stdout).toMatch(/Parameters\n {2}access_key .*\(text, required\)/);
  });
});

describe('the formats of a query', () => {
  const sql =
    "select event_name, count(*) as n from cloudtrail_events where event_name in ('StopLogging', 'DeleteTrail') group by 1 order by 1";

  it.each([
    ['csv', 'event_name,n\nDeleteTrail,3\nStopLogging,3\n'],
    ['ndjson', '{"event_name":"DeleteTrail","n":3}\n{"event_name":"StopLogging","n":3}\n'],
    ['table', 'event_name   n\nDeleteTrail  3\nStopLogging  3\n'],
  ])('%s gives bare rows on stdout', async (format, expected) => {
    const { exit, stdout, stderr } = await orgtrail([
      'query',
      '--sql',
      sql,
      '--format',
      format,
      '--lake',
      lake,
    ]);
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: expected });
    expect(stderr).toMatch(/^2 rows; 1 file \(\d+ kB\) read, 0 pruned, /);
  });

  it('parquet writes a file that a query engine reads back', async () => {
    const file = join(folder, 'rows.parquet');
    const { exit } = await orgtrail([
      'query',
      '--sql',
      sql,
      '--format',
      'parquet',
      '--output',
      file,
      '--lake',
      lake,
    ]);
    expect(exit).toBe(0);
    expect((await readFile(file)).subarray(0, 4).toString()).toBe('PAR1');
  });

  it('takes SQL from a pipe', async () => {
    const { exit, stdout } = await shell(`echo "${sql}" | orgtrail query --format csv --lake "${lake}"`);
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: 'event_name,n\nDeleteTrail,3\nStopLogging,3\n' });
  });

  it('ends quietly when the reader of a pipe has seen enough', async () => {
    const { stdout, stderr } = await shell(
      `orgtrail query --sql "select * from cloudtrail_events" --format csv --lake "${lake}" | head -n 1; echo "\${PIPESTATUS[0]}"`,
    );
    expect(stdout).toMatch(/^event_time,.*\n0\n$/);
    expect(stderr).not.toMatch(/EPIPE|Error/);
  });
});
