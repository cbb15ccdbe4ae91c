import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** All log files hold the same: what is measured is the number of objects, not their size. */
export const LOG = Buffer.from(
  JSON.stringify({
    Records: [
      { eventVersion: '1.11', eventID: 'e', eventName: 'ListBuckets', eventTime: '2026-02-10T00:00:00Z' },
    ],
  }),
);
export const STORED_LOG = gzipSync(LOG);
export const LOG_HASH = createHash('sha256').update(LOG).digest('hex');
