import { hash } from 'node:crypto';

import { openContainer } from '../cloudtrail/index.js';
import type { ObjectStore } from '../storage/index.js';
import { literal } from './duckdb/session.js';
import type { Lake } from './lake.js';
import { relation } from './relation.js';
import { recordSpans, textOf, withoutByteOrderMark } from './segment/log-file-text.js';

/** Where the lake says that a record stands. */
export interface RecordPlace {
  readonly eventId: string;
  readonly location: string;
  readonly key: string;
  readonly index: number;
  /** SHA-256 of the inflated log file when it was ingested; null if the ledger does not know it. */
  readonly sha256: string | null;
  /** `event`: the row of `cloudtrail_events`; `copy`: another delivery of the same event. */
  readonly kind: 'event' | 'copy';
}

export type OriginalRecord =
  /** The exact text of the record. `unchanged`: the log file is still the one that was ingested. */
  | {
      readonly kind: 'found';
      readonly place: RecordPlace;
      readonly text: string;
      readonly unchanged: boolean;
    }
  | {
      readonly kind: 'unavailable';
      readonly place: RecordPlace;
      readonly reason: string;
      readonly detail: string;
    };

/** Every place that holds the event: one, or more after duplicate delivery or with a conflict. */
export const findRecord = async (lake: Lake, eventId: string): Promise<readonly RecordPlace[]> => {
  const events = await relation(lake, 'cloudtrail_events');
  const copies = await relation(lake, 'cloudtrail_event_copies');
  const ledger = await relation(lake, 'cloudtrail_log_files');
  const where = `WHERE event_id = ${literal(eventId)}`;
  return lake.session.rows<RecordPlace>(`SELECT place.*, any_value(ledger.sha256) AS sha256
    FROM (
      SELECT event_id AS "eventId", log_location AS location, log_key AS "key", record_index AS "index", 'event' AS kind FROM ${events} ${where}
      UNION ALL
      SELECT event_id, log_location, log_key, record_index, 'copy' FROM ${copies} ${where}
    ) AS place
    LEFT JOIN ${ledger} AS ledger ON ledger.log_location = place.location AND ledger.log_key = place."key"
    GROUP BY ALL ORDER BY kind DESC, location, "key", "index"`);
};

/** Reads the record again from its log file: the lake's columns are a reading aid, this is the evidence. */
export const readRecord = async (store: ObjectStore, place: RecordPlace): Promise<OriginalRecord> => {
  const got = await store.get(place.key);
  if (got.kind !== 'found') return { kind: 'unavailable', place, reason: got.kind, detail: got.detail };
  const opened = openContainer(got.body);
  if (opened.kind === 'failed') return { ...opened, kind: 'unavailable', place };
  const content = withoutByteOrderMark(opened.content);
  const spans = recordSpans(content);
  const span = spans.kind === 'records' ? spans.records[place.index] : undefined;
  if (span === undefined) {
    const detail = `the log file has no record ${place.index} any more`;
    return { kind: 'unavailable', place, reason: 'record-missing', detail };
  }
  const unchanged = hash('sha256', opened.content, 'hex') === place.sha256;
  return { kind: 'found', place, text: textOf(content, span), unchanged };
};
