import { fileURLToPath } from 'node:url';

import { ingest } from '../../../src/lake/index.js';
import { openFolderStore } from '../../../src/storage/index.js';
import { type PreparedLake, prepareLake } from './prepared-lake.js';

const LOGS = fileURLToPath(new URL('../../fixtures/invictus', import.meta.url));

const now = (): Date => new Date('2026-03-06T00:00:00Z');

/** The logs of a real attack exercise, ingested in one go. */
export const prepareInvictusLake = async (): Promise<PreparedLake> =>
  prepareLake(now, async (lake) => {
    await ingest({ store: await openFolderStore(LOGS), lake, threads: 0, now });
  });
