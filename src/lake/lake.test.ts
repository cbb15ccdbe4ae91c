import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { logFile, logKey, record } from '../../test/fixtures/log-files.js';
import { now, type TemporaryLake, temporaryLake } from '../../test/fixtures/temporary-lake.js';
import { createMemoryStore } from '../storage/index.js';
import { catchUp, commitInfo, LONGEST_LAG } from './lake.js';

let lake: TemporaryLake;
beforeEach(async () => {
  lake = await temporaryLake();
});
afterEach(async () => lake.remove());

describe('a table that follows the events', () => {
  const followed = async (): Promise<number | undefined> =>
    (await lake.lake.tables.findings.refresh()).transactions.get('orgtrail-events');

  /** As a run leaves it that had nothing for this table. */
  const commitEvents = async (): Promise<number> => {
    const events = lake.lake.tables.cloudtrail_events;
    const snapshot = await events.refresh();
    await events.commit(snapshot, commitInfo('WRITE', now()), []);
    return snapshot.version + 1;
  };

  it('remembers how far it has followed, though nothing was for it, before that takes long to find out again', async () => {
    let version = 0;
    while (version < LONGEST_LAG - 1) version = await commitEvents();
    await catchUp(lake.lake, now());
    expect(await followed()).toBeUndefined();
    version = await commitEvents();
    await catchUp(lake.lake, now());
    expect(await followed()).toBe(version);
  });
});

describe('the lake’s own session', () => {
  it('gives back a text that begins with U+FEFF as it is', async () => {
    const rows = await lake.lake.session.rows(
      "SELECT chr(65279) || 'key' AS a, ['x', chr(65279)] AS b, 1 AS c",
    );
    expect(rows).toEqual([{ a: '\ufeffkey', b: ['x', '\ufeff'], c: 1 }]);
  });

  it('so that an object whose key begins with it is read, and known at the next run', async () => {
    const store = createMemoryStore();
    await store.put(`\ufeff${logKey()}`, logFile([record()]));
    const first = await lake.ingest(store);
    expect({ failures: first.failures, stored: first.events.stored }).toEqual({ failures: [], stored: 1 });
    expect((await lake.ingest(store)).objects).toMatchObject({ new: 0, known: 1 });
  });
});
