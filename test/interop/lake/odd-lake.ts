import { gzipSync } from 'node:zlib';

import { ingest } from '../../../src/lake/index.js';
import { loadCatalog } from '../../../src/query/index.js';
import { createMemoryStore } from '../../../src/storage/index.js';
import { logFile, logKey } from '../../fixtures/log-files.js';
import { fixtureRecords } from './fixture-records.js';
import { oddRecords, rawRecords } from './odd-records.js';
import { type PreparedLake, prepareLake } from './prepared-lake.js';

const now = (): Date => new Date('2026-03-12T00:00:00Z');

/** What every query is made to find, and records as no service writes them. */
export const prepareOddLake = async (): Promise<PreparedLake> =>
  prepareLake(now, async (lake) => {
    const store = createMemoryStore({ location: 's3://odd' });
    const records = oddRecords();
    await store.put(logKey(), logFile(fixtureRecords(await loadCatalog())));
    await store.put(logKey(), logFile(records.slice(0, -50)));
    // Without AWSLogs/… in its key a file does not say whose it is.
    await store.put('some folder/events.json.gz', logFile(records.slice(-50)));
    await store.put(logKey(), gzipSync(`{"Records":[${rawRecords().join(',')}]}`));
    const report = await ingest({ store, lake, threads: 0, now });
    if (report.failures.length > 0) throw new Error(JSON.stringify(report.failures));
  });
