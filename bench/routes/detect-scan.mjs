import { tmpdir } from 'node:os';

import { openLocalLake } from '../../dist/cli/open-lake.js';
import { takeSnapshot } from '../../dist/lake/index.js';
import { openQueryEngine } from '../../dist/query/index.js';

/**
 * What no detection over the lake can beat: one statement of the bare engine that reads the columns that the
 * rules look at, and does nothing with them but to look at their length.
 */
export async function run({ lake: folder }) {
  const lake = await openLocalLake({ folder, create: false, now: new Date() });
  const snapshot = await takeSnapshot(lake);
  lake.close();
  const engine = await openQueryEngine({ snapshot, temporaryFolder: tmpdir() });
  const lengths = COLUMNS.map((column) => `sum(length(${column}))`).join(', ');
  const { batches } = await engine.run({ sql: `SELECT count(*), ${lengths} FROM cloudtrail_events` });
  let events = 0;
  for await (const [row] of batches) events = Number(row[0]);
  await engine.close();
  return { events };
}

const COLUMNS = [
  'event_source',
  'event_name',
  'event_type',
  'error_code',
  'error_message',
  'source_ip_address',
  'user_agent',
  'identity_type',
  'identity_arn',
  'invoked_by',
  'session_issuer_arn',
  'request_parameters',
  'response_elements',
  'additional_event_data',
];
