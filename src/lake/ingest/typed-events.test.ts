import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { literal, openSession, type Session } from '../duckdb/session.js';
import { eventSelect, TYPED_READER } from '../schema/index.js';
import { cutRecords } from '../segment/cut-records.js';
import { lineStart } from '../segment/record-line.js';
import { splitRecords } from '../segment/split-records.js';
import { weaveRecords } from '../segment/weave-records.js';
import { typedEvents } from './batch-relation.js';

let folder: string;
let session: Session;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orgtrail-test-'));
  session = await openSession({ threads: 2, memoryLimitMegabytes: 300, temporaryFolder: folder });
});
afterAll(async () => {
  session.close();
  await rm(folder, { recursive: true });
});

const TAG = { logKey: 'AWSLogs/"é"', accountId: '111122223333', day: '2026-03-01' };

type Outcome =
  | { readonly kind: 'events'; readonly rows: readonly unknown[] }
  /** What `splitRecords` does not cut, or the reader refuses. */
  | { readonly kind: 'refused' };

const REFUSED: Outcome = { kind: 'refused' };

const ask = async (events: string): Promise<Outcome> => {
  try {
    return { kind: 'events', rows: await session.rows(`SELECT * FROM (${events}) ORDER BY record_index`) };
  } catch (cause) {
    if (/^(Invalid Input|Conversion) Error/.test((cause as Error).message)) return REFUSED;
    throw cause;
  }
};

/** As ingest reads a log file: cut by its text, each record a line. */
const cutEvents = async (content: Buffer): Promise<Outcome> => {
  const records = splitRecords(content);
  if (records === undefined) return REFUSED;
  const woven = await weaveRecords([cutRecords([{ id: 0, content, records }])], () => lineStart(TAG), folder);
  const files = woven.flatMap((day) => day.files);
  return files.length === 0 ? { kind: 'events', rows: [] } : ask(typedEvents(files, 'location'));
};

/** The log file as one JSON value, whose records DuckDB's parser finds. */
const parsedEvents = async (content: Buffer): Promise<Outcome> => {
  const path = join(folder, 'whole.json');
  await writeFile(path, content);
  return ask(
    eventSelect(
      TYPED_READER,
      `SELECT unnest("Records") AS r, generate_subscripts("Records", 1) - 1 AS record_index, 'location' AS log_location,
        ${literal(TAG.logKey)} AS log_key, ${literal(TAG.accountId)} AS log_account_id, DATE ${literal(TAG.day)} AS log_day
      FROM read_json(${literal(path)}, format = 'newline_delimited', columns = {"Records": ${literal(`${TYPED_READER.recordType}[]`)}})`,
    ),
  );
};

const tempting = fc.constantFrom(
  '},{"eventVersion":',
  '"},{"eventVersion"',
  '"eventTime":"',
  '\\',
  '"',
  ']}',
  '{',
  '\u{1f600}',
  'é',
);
const text = fc.oneof(tempting, fc.string({ unit: 'grapheme', maxLength: 5 }));
const value = fc.jsonValue({ stringUnit: fc.oneof(tempting, fc.string({ unit: 'binary', maxLength: 1 })) });
const time = fc.constantFrom(
  '2026-03-01T10:00:00Z',
  '2026-03-02T00:00:00Z',
  '2026-03-01T23:30:00-05:00',
  'soon',
);
const record = fc.record(
  {
    eventVersion: text,
    userIdentity: fc.record({ type: text, sessionContext: fc.record({ sourceIdentity: text }) }),
    eventTime: time,
    eventName: text,
    requestParameters: value,
    eventID: text,
    other: value,
  },
  { requiredKeys: ['eventVersion'] },
);

/** Damage that changes where records, strings and brackets end. */
const damage = fc.record({
  /** From the start, or from the end when negative. */
  at: fc.oneof(fc.nat({ max: 10_000 }), fc.integer({ min: -4, max: -1 })),
  remove: fc.nat({ max: 3 }),
  insert: fc.constantFrom(
    '},{"eventVersion":',
    '},{',
    ',',
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ':',
    ' ',
    '{}',
    '01',
    '\ufffd',
  ),
});

const damaged = (
  content: string,
  { at, remove, insert }: { at: number; remove: number; insert: string },
): Buffer => {
  const place = at < 0 ? content.length + at : at % content.length;
  return Buffer.from(content.slice(0, place) + insert + content.slice(place + remove));
};

/** Escapes as other writers than JSON.stringify write them, which mean the same. */
const escaped = (content: string): string =>
  content.replaceAll('é', '\\u00e9').replaceAll('\u{1f600}', '\\ud83d\\ude00').replaceAll('/', '\\/');

const records = fc.array(record, { minLength: 1, maxLength: 6 });
const runs = { numRuns: 60 };

describe('records that are cut by their text', () => {
  it('become the events that a parser of the whole log file finds', async () => {
    await fc.assert(
      fc.asyncProperty(records, fc.boolean(), async (each, escapes) => {
        const plain = JSON.stringify({ Records: each });
        const content = Buffer.from(escapes ? escaped(plain) : plain);
        const parsed = await parsedEvents(content);
        const cut = await cutEvents(content);
        // Objects inside a record that begin as records do are the one thing that takes the careful way.
        const misleading = plain.split('},{"eventVersion"').length > each.length;
        expect(cut).toEqual(misleading ? REFUSED : parsed);
      }),
      runs,
    );
  });

  it('become nothing else when the log file is damaged anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(records, fc.array(damage, { minLength: 1, maxLength: 3 }), async (each, damages) => {
        const content = damages.reduce<Buffer>(
          (before, one) => damaged(before.toString(), one),
          Buffer.from(JSON.stringify({ Records: each })),
        );
        const cut = await cutEvents(content);
        expect([REFUSED, await parsedEvents(content)]).toContainEqual(cut);
      }),
      { numRuns: 150 },
    );
  });
});
