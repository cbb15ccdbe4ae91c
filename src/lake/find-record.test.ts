import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { logFile, logKey, logText, record } from '../../test/fixtures/log-files.js';
import { type TemporaryLake, temporaryLake } from '../../test/fixtures/temporary-lake.js';
import { createMemoryStore } from '../storage/index.js';
import { findRecord, readRecord } from './find-record.js';
import { summarize } from './summary.js';

let lake: TemporaryLake;
beforeEach(async () => {
  lake = await temporaryLake();
});
afterEach(async () => lake.remove());

describe('the original record', () => {
  it('comes back byte for byte, with numbers and escapes that the columns rewrite', async () => {
    const store = createMemoryStore();
    const event = record({ requestParameters: 'X' });
    const exact = JSON.stringify(event).replace('"X"', '{"n":1.0E5,"slash":"\\/","u":"\\u003c"}');
    await store.put(logKey(), gzipSync(`{"Records":[${JSON.stringify(record())},${exact}]}`));
    await lake.ingest(store);
    const places = await findRecord(lake.lake, String(event.eventID));
    expect(places).toMatchObject([{ index: 1, kind: 'event' }]);
    expect(await readRecord(store, places[0]!)).toMatchObject({
      kind: 'found',
      text: exact,
      unchanged: true,
    });
  });

  it('is found in every place that delivered it', async () => {
    const store = createMemoryStore();
    const event = record();
    await store.put(logKey(), logFile([event]));
    await store.put(logKey(), logFile([event]));
    await lake.ingest(store);
    expect((await findRecord(lake.lake, String(event.eventID))).map(({ kind }) => kind)).toEqual([
      'event',
      'copy',
    ]);
  });

  it('says when the log file is no longer the one that was ingested, or is gone', async () => {
    const store = createMemoryStore();
    const [key, event] = [logKey(), record()];
    await store.put(key, logFile([event]));
    await lake.ingest(store);
    const [place] = await findRecord(lake.lake, String(event.eventID));
    await store.put(key, gzipSync(logText([{ ...event, eventName: 'Other' }])));
    expect(await readRecord(store, place!)).toMatchObject({ kind: 'found', unchanged: false });
    await store.put(key, logFile([]));
    expect(await readRecord(store, place!)).toMatchObject({ kind: 'unavailable', reason: 'record-missing' });
    store.delete(key);
    expect(await readRecord(store, place!)).toMatchObject({ kind: 'unavailable', reason: 'missing' });
  });

  it('is nowhere for an id that the lake does not know', async () => {
    expect(await findRecord(lake.lake, "x' OR true --")).toEqual([]);
  });
});

describe('the summary', () => {
  it('tells tables, time range, accounts and what could not be read', async () => {
    const store = createMemoryStore();
    await store.put(
      logKey(),
      logFile([record(), record({ eventTime: '2026-03-01T11:00:00Z', awsRegion: 'us-east-1' })]),
    );
    const bad = logKey();
    await store.put(bad, new Uint8Array());
    await lake.ingest(store);
    const summary = await summarize(lake.lake);
    expect(summary).toMatchObject({
      firstEvent: '2026-03-01T10:00:00Z',
      lastEvent: '2026-03-01T11:00:00Z',
      accounts: [{ accountId: '111122223333', events: 2, regions: 2 }],
    });
    expect(summary.tables[0]).toMatchObject({ table: 'cloudtrail_events', rows: 2 });
    expect(summary.unread).toMatchObject([{ status: 'failed', reason: 'empty' }]);
    expect(summary.unread[0]?.key).toContain(bad);
  });
});
