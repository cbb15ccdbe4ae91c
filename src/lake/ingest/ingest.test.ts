import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { logFile, logKey, logText, record } from '../../../test/fixtures/log-files.js';
import { type TemporaryLake, temporaryLake } from '../../../test/fixtures/temporary-lake.js';
import { createMemoryStore, openFolderStore } from '../../storage/index.js';

const invictus = fileURLToPath(new URL('../../../test/fixtures/invictus', import.meta.url));

let lake: TemporaryLake;
beforeEach(async () => {
  lake = await temporaryLake();
});
afterEach(async () => lake.remove());

const count = async (where = 'true'): Promise<number> => {
  const [row] = await lake.rows<{ n: string }>(`SELECT count(*) AS n FROM $table WHERE ${where}`);
  return Number(row?.n);
};

describe('ingest of a folder of real logs', () => {
  it('stores every event once, and nothing at the second run', async () => {
    const store = await openFolderStore(invictus);
    const first = await lake.ingest(store);
    expect(first).toMatchObject({
      objects: { listed: 56, new: 55, known: 0, skipped: { 'not-a-log': 1 }, ingested: 55, failed: 0 },
      events: { read: 2900, stored: 2900, duplicate: 0, conflicting: 0 },
      failures: [],
    });
    const second = await lake.ingest(store);
    expect(second.objects).toMatchObject({ listed: 56, new: 0, known: 55 });
    expect(await count()).toBe(2900);
  });

  it('fills the columns from the records', async () => {
    await lake.ingest(await openFolderStore(invictus));
    expect(await count('event_time IS NULL OR event_id IS NULL OR account_id IS NULL')).toBe(0);
    expect(await count("event_name = 'StopLogging'")).toBeGreaterThan(0);
    expect(
      await count("identity_type = 'AssumedRole' AND principal LIKE 'arn:aws:iam::%:role/%'"),
    ).toBeGreaterThan(0);
  });
});

describe('ingest', () => {
  it('adds up: listed = new + known + skipped, new = ingested + failed, read = stored + duplicate', async () => {
    const store = createMemoryStore();
    const double = record();
    await store.put(logKey(), logFile([double, record()]));
    await store.put(logKey(), logFile([double]));
    await store.put(logKey(), new Uint8Array());
    await store.put('README.md', Buffer.from('#'));
    const { objects, events, failures } = await lake.ingest(store);
    const skipped = Object.values(objects.skipped).reduce((sum, n) => sum + n, 0);
    expect(objects.listed).toBe(objects.new + objects.known + skipped);
    expect(objects.new).toBe(objects.ingested + objects.failed);
    expect(events).toEqual({ read: 3, stored: 2, duplicate: 1, conflicting: 0 });
    expect(failures).toMatchObject([{ reason: 'empty' }]);
  });

  it('reads only new objects, and an overwritten key is a new object', async () => {
    const store = createMemoryStore();
    const key = logKey();
    await store.put(key, logFile([record()]));
    await lake.ingest(store);
    await store.put(key, logFile([record()]));
    const report = await lake.ingest(store);
    expect(report.objects).toMatchObject({ listed: 1, new: 1, known: 0 });
    expect(await count()).toBe(2);
  });

  it('stores an event that two trails deliver once, and remembers the other place', async () => {
    const store = createMemoryStore();
    const event = record();
    const [first, second] = [logKey(), logKey()];
    await store.put(first, logFile([event]));
    await store.put(second, logFile([record(), event]));
    await lake.ingest(store);
    expect(await count()).toBe(2);
    expect(
      await lake.rows(
        'SELECT event_id, log_key, record_index, stored_log_key FROM $table',
        'cloudtrail_event_copies',
      ),
    ).toEqual([{ event_id: event.eventID, log_key: second, record_index: 1, stored_log_key: first }]);
  });

  it('finds the same event in a later run as well', async () => {
    const store = createMemoryStore();
    const event = record();
    await store.put(logKey(), logFile([event]));
    await lake.ingest(store);
    await store.put(logKey(), logFile([event]));
    expect((await lake.ingest(store)).events).toEqual({ read: 1, stored: 0, duplicate: 1, conflicting: 0 });
    expect(await count()).toBe(1);
  });

  it('never merges records without an id', async () => {
    const store = createMemoryStore();
    const { eventID: _, ...anonymous } = record();
    await store.put(logKey(), logFile([anonymous, anonymous]));
    expect((await lake.ingest(store)).events).toMatchObject({ stored: 2, duplicate: 0 });
  });

  it.each([
    ['the same day', { eventName: 'DeleteTrail' }],
    ['another day', { eventTime: '2026-02-11T10:00:00Z' }],
  ])(
    'lets a forged log with the id of a real event, ingested first, displace nothing (%s)',
    async (_, change) => {
      const store = createMemoryStore();
      const real = record();
      await store.put(logKey('2026-03-01T10:00Z'), logFile([{ ...real, ...change }]));
      await lake.ingest(store);
      await store.put(logKey('2026-03-01T10:05Z'), logFile([real]));
      const report = await lake.ingest(store);
      expect(report.events).toEqual({ read: 1, stored: 1, duplicate: 0, conflicting: 1 });
      expect(report.findings).toMatchObject([{ id: 'EVENT_ID_CONFLICT', subject: real.eventID }]);
      expect(await count(`event_id = '${real.eventID}' AND conflicting`)).toBe(2);
      expect(await lake.rows('SELECT id, subject FROM $table', 'findings')).toEqual([
        { id: 'EVENT_ID_CONFLICT', subject: real.eventID },
      ]);
    },
  );

  it('does not report a conflict again that is marked already', async () => {
    const store = createMemoryStore();
    const real = record();
    await store.put(logKey(), logFile([real]));
    await store.put(logKey(), logFile([{ ...real, eventName: 'DeleteTrail' }]));
    expect((await lake.ingest(store)).events.conflicting).toBe(1);
    await store.put(logKey(), logFile([record()]));
    expect((await lake.ingest(store)).events.conflicting).toBe(0);
  });

  it('keeps totals exact when four processes ingest the same location at once', async () => {
    const store = createMemoryStore();
    for (let n = 0; n < 40; n++) await store.put(logKey(), logFile([record(), record(), record()]));
    const others = await Promise.all([lake.another(), lake.another(), lake.another()]);
    const reports = await Promise.all([lake, ...others].map(async (each) => each.ingest(store)));
    expect(reports.reduce((sum, report) => sum + report.events.stored, 0)).toBe(120);
    expect(await count()).toBe(120);
    expect(await lake.rows('SELECT count(*) AS n FROM $table', 'cloudtrail_log_files')).toEqual([
      { n: '40' },
    ]);
    expect(await lake.rows('SELECT count(*) AS n FROM $table', 'cloudtrail_event_copies')).toEqual([
      { n: '0' },
    ]);
    for (const other of others) other.lake.close();
  });

  it('reports fields that the schema has no column for', async () => {
    const store = createMemoryStore();
    const identity = { ...(record().userIdentity as object), passkey: 'x' };
    await store.put(logKey(), logFile([record({ quantumDetails: {}, userIdentity: identity })]));
    expect((await lake.ingest(store)).drift).toEqual(['quantumDetails', 'userIdentity.passkey']);
  });

  it('puts an event into the day of its own time, not of its delivery', async () => {
    const store = createMemoryStore();
    await store.put(logKey('2026-03-01T00:05Z'), logFile([record({ eventTime: '2026-02-28T23:58:00Z' })]));
    await lake.ingest(store);
    expect(await lake.rows('SELECT CAST(dt AS VARCHAR) AS dt FROM $table')).toEqual([{ dt: '2026-02-28' }]);
  });

  it.each([
    ['a time with an offset', ['2026-03-01T23:30:00-05:00'], ['2026-03-02']],
    ['a time with a fraction', ['2026-03-02T10:00:00.5Z'], ['2026-03-02']],
    ['no readable time', ['soon'], ['2026-03-01']],
    ['a day that is none', ['2026-02-31T10:00:00Z'], ['2026-03-01']],
    [
      'more days than are written apart',
      ['01', '02', '03', '04', '05', '06'].map((day) => `2026-02-${day}T10:00:00Z`),
      ['01', '02', '03', '04', '05', '06'].map((day) => `2026-02-${day}`),
    ],
  ])('asks DuckDB for the day of events with %s', async (_, times, days) => {
    const store = createMemoryStore();
    const events = ['2026-02-27T10:00:00Z', ...times].map((eventTime) => record({ eventTime }));
    await store.put(logKey('2026-03-01T10:05Z'), logFile(events));
    await lake.ingest(store);
    const rows = await lake.rows<{ dt: string }>('SELECT CAST(dt AS VARCHAR) AS dt FROM $table ORDER BY dt');
    expect(rows.map(({ dt }) => dt)).toEqual([...days, '2026-02-27'].sort());
  });

  it('puts the events of a file in the order of time, whatever log file they came from', async () => {
    const store = createMemoryStore();
    for (const minutes of [[30, 10], [40, 20], [35]]) {
      const events = minutes.map((minute) => record({ eventTime: `2026-03-01T10:${minute}:00Z` }));
      await store.put(logKey(), logFile(events));
    }
    await lake.ingest(store);
    const rows = await lake.rows<{ minute: string }>('SELECT minute(event_time) AS minute FROM $table');
    expect(rows.map(({ minute }) => Number(minute))).toEqual([10, 20, 30, 35, 40]);
  });

  it('keeps the text of numbers and strings that JavaScript would change', async () => {
    const store = createMemoryStore();
    const text = logText([record({ requestParameters: 'X' })]).replace(
      '"X"',
      '{"n":12345678901234567890123,"s":"é\\u0000"}',
    );
    await store.put(logKey(), gzipSync(text));
    await lake.ingest(store);
    const [row] = await lake.rows<{ request_parameters: string }>('SELECT request_parameters FROM $table');
    expect(row?.request_parameters).toContain('12345678901234567890123');
  });
});

/** Each is one log file that is odd in one way. What is left out must be named; nothing else may suffer. */
const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const withParameters = (text: string): string =>
  logText([record({ requestParameters: 'X' })]).replace('"X"', text);
const damaged = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 0xff;
  return copy;
};
const good = gzipSync(logText([record(), record()]));
const LARGE_RECORDS = Array.from({ length: 20 }, () =>
  record({ requestParameters: { text: 'x'.repeat(1_000_000) } }),
);

const odd: readonly (readonly [string, Uint8Array, number, string | undefined])[] = [
  ['request parameters null', gzipSync(withParameters('null')), 1, undefined],
  ['request parameters a string', gzipSync(withParameters('"text"')), 1, undefined],
  ['request parameters an array', gzipSync(withParameters('[1,2]')), 1, undefined],
  ['request parameters 200 deep', gzipSync(withParameters(deep(200))), 1, undefined],
  ['request parameters 5000 deep', gzipSync(withParameters(deep(5000))), 1, undefined],
  ['a record of 5 MB', gzipSync(withParameters(`"${'x'.repeat(5_000_000)}"`)), 1, undefined],
  ['missing fields', gzipSync(logText([{ eventID: 'only-an-id' }])), 1, undefined],
  ['identity null', gzipSync(logText([record({ userIdentity: null })])), 1, undefined],
  ['identity a string', gzipSync(logText([record({ userIdentity: 'root' }), record()])), 2, undefined],
  ['tls details a string', gzipSync(logText([record({ tlsDetails: 'none' })])), 1, undefined],
  ['pretty-printed', gzipSync(JSON.stringify({ Records: [record()] }, null, 2)), 1, undefined],
  ['with a byte order mark', gzipSync(`\ufeff${logText([record()])}`), 1, undefined],
  ['not compressed', Buffer.from(logText([record()])), 1, undefined],
  [
    'other members before Records',
    gzipSync(`{"note":1,"Records":[${JSON.stringify(record())}]}`),
    1,
    undefined,
  ],
  ['no records', gzipSync(logText([])), 0, undefined],
  ['a newline at its end', gzipSync(`${logText([record(), record()])}\n`), 2, undefined],
  ['an empty record', gzipSync(logText([record(), {}, record()])), 3, undefined],
  [
    'objects in a record that begin as records do',
    gzipSync(logText([record({ requestParameters: [{ a: 1 }, { eventVersion: 'x' }] }), record()])),
    2,
    undefined,
  ],
  [
    'a member with the name of a tag',
    gzipSync(logText([record({ _log_key: 'forged', _record_index: 7 })])),
    1,
    undefined,
  ],
  [
    'a newline inside a string of one record',
    gzipSync(logText([record({ userAgent: 'X' }), record()]).replace('"X"', '"a\nb"')),
    1,
    'malformed-json',
  ],
  [
    'a member twice in one record',
    gzipSync(logText([record(), record()]).replace('{"eventVersion"', '{"eventName":"X","eventVersion"')),
    1,
    'duplicate-key',
  ],
  [
    'half a surrogate pair in one record',
    gzipSync(logText([record({ userAgent: 'X' }), record()]).replace('"X"', '"\\ud83d"')),
    1,
    'invalid-unicode',
  ],
  [
    'half a surrogate pair beside records of a megabyte',
    gzipSync(logText([record({ userAgent: 'X' }), ...LARGE_RECORDS]).replace('"X"', '"\\ud83d"')),
    LARGE_RECORDS.length,
    'invalid-unicode',
  ],
  [
    'invalid UTF-8 in one record',
    gzipSync(
      Buffer.concat([
        Buffer.from('{"Records":[{"eventID":"'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from(`"},${JSON.stringify(record())}]}`),
      ]),
    ),
    1,
    'invalid-utf-8',
  ],
  [
    'a number that is none in one record',
    gzipSync(logText([record({ requestParameters: 'X' }), record()]).replace('"X"', '01')),
    1,
    'malformed-json',
  ],
  ['a record that is a number', gzipSync(logText([7, record()])), 1, 'not-a-record'],
  ['Records null', gzipSync('{"Records":null}'), 0, 'not-a-log'],
  ['JSON without Records', gzipSync('{"hello":"world"}'), 0, 'not-a-log'],
  ['text cut off', gzipSync(logText([record()]).slice(0, -20)), 0, 'malformed-json'],
  ['text after the end', gzipSync(`${logText([record()])}x`), 0, 'malformed-json'],
  ['two arrays named Records', gzipSync('{"Records":[],"Records":[]}'), 0, 'duplicate-key'],
  ['gzip with a wrong check sum', damaged(good, good.length - 6), 0, 'crc-mismatch'],
  ['gzip cut off', good.subarray(0, good.length - 12), 0, 'truncated'],
  ['bytes after the gzip', Buffer.concat([good, Buffer.from('x')]), 0, 'trailing-data'],
  ['a second gzip member', Buffer.concat([good, good]), 0, 'second-member'],
  ['an empty object', new Uint8Array(), 0, 'empty'],
  ['neither gzip nor JSON', Buffer.from('hello'), 0, 'not-gzip-or-json'],
];

describe('odd input among good files', () => {
  it('stores every good event and names every bad file or record, whatever they are batched with', async () => {
    const store = createMemoryStore();
    for (let n = 0; n < 1000; n++) await store.put(logKey(), logFile([record()]));
    const reasons = new Map<string, string | undefined>();
    let expected = 1000;
    for (const [, bytes, events, reason] of odd) {
      const key = logKey();
      await store.put(key, bytes);
      expected += events;
      if (reason !== undefined) reasons.set(key, reason);
    }
    const report = await lake.ingest(store);
    expect(Object.fromEntries(report.failures.map(({ key, reason }) => [key, reason]))).toEqual(
      Object.fromEntries(reasons),
    );
    expect(report.events).toMatchObject({ read: expected, stored: expected });
    expect(await count()).toBe(expected);
    expect(await count("log_key NOT LIKE '%.json.gz'")).toBe(0);
  });

  it.each(odd)('%s', async (_, bytes, events, reason) => {
    const store = createMemoryStore();
    const key = logKey();
    await store.put(key, bytes);
    const report = await lake.ingest(store);
    expect(report.failures.map((failure) => failure.reason)).toEqual(reason === undefined ? [] : [reason]);
    expect(await count()).toBe(events);
    expect(await count(`log_key <> '${key}'`)).toBe(0);
  });

  it('tries a failed object again, and keeps quiet about one that is whole', async () => {
    const store = createMemoryStore();
    await store.put(logKey(), logFile([record()]));
    await store.put(
      logKey(),
      gzipSync(logText([record({ userAgent: 'X' }), record()]).replace('"X"', '"\\ud83d"')),
    );
    await lake.ingest(store);
    const again = await lake.ingest(store);
    expect(again.objects).toMatchObject({ new: 1, known: 1 });
    expect(again.failures).toMatchObject([{ reason: 'invalid-unicode', recordIndex: 0 }]);
    expect(again.events).toMatchObject({ stored: 0, duplicate: 1 });
    expect(await lake.rows('SELECT count(*) AS n FROM $table', 'cloudtrail_event_copies')).toEqual([
      { n: '0' },
    ]);
    expect(await lake.rows('SELECT count(*) AS n FROM $table', 'cloudtrail_log_files')).toEqual([{ n: '2' }]);
  });
});
