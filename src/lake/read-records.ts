import { objectAddress } from '../storage/index.js';
import { listLiteral, literal } from './duckdb/session.js';
import type { Lake } from './lake.js';
import { ADDRESS } from './read-ledger.js';
import { type EventRow, recordOfRow } from './record-of-row.js';
import { relation } from './relation.js';
import { EVENT_COLUMNS } from './schema/index.js';

/** A record put together again from its columns, which is all of it but fields without a column. */
export interface LakeRecord {
  /** Of the log file, in the location that was asked for. */
  readonly key: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** The calls with these names, once for each log file that they were delivered in. */
export async function* readRecords(
  lake: Lake,
  location: string,
  eventNames: readonly string[],
): AsyncGenerator<LakeRecord> {
  const root = objectAddress(location, '');
  const columns = EVENT_COLUMNS.map(({ name }) => name).filter((name) => !name.startsWith('log_'));
  const called = `(SELECT * FROM ${await relation(lake, 'cloudtrail_events')}
    WHERE list_contains(${listLiteral(eventNames)}, event_name))`;
  const copies = await relation(lake, 'cloudtrail_event_copies');
  const rows = await lake.session.rows<EventRow>(`SELECT * FROM (
      SELECT ${ADDRESS} AS address, ${columns.join(', ')} FROM ${called}
      UNION ALL
      SELECT copies.address, ${columns.map((name) => `called.${name}`).join(', ')}
      FROM (SELECT *, ${ADDRESS} AS address FROM ${copies}) AS copies
      JOIN ${called} AS called ON called.log_location = copies.stored_log_location
        AND called.log_key = copies.stored_log_key AND called.record_index = copies.stored_record_index)
    WHERE starts_with(address, ${literal(root)})`);
  for (const row of rows) yield { key: String(row['address']).slice(root.length), record: recordOfRow(row) };
}
