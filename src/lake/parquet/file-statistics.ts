import type { FileStatistics } from '../delta/actions.js';

/** One row of `COPY … (RETURN_STATS)`. https://duckdb.org/docs/stable/sql/statements/copy */
export interface CopyStatistics {
  readonly filename: string;
  readonly count: string;
  readonly file_size_bytes: string;
  readonly column_statistics: readonly {
    readonly key: string;
    readonly value: readonly { readonly key: string; readonly value: string }[];
  }[];
}

type Bound = 'timestamp' | 'text' | 'number';

/**
 * Columns whose minimum and maximum help a reader to skip files. The others would only make the
 * log larger: ids are random, so every file spans all of them.
 */
const BOUNDED: Readonly<Record<string, Bound>> = {
  event_time: 'timestamp',
  account_id: 'text',
  aws_region: 'text',
  event_source: 'text',
  event_name: 'text',
  delivered_at: 'timestamp',
  log_key: 'text',
  rule_id: 'text',
};

/** What Delta readers use to skip a file, from what DuckDB saw while writing it. */
export const fileStatistics = (copy: CopyStatistics): FileStatistics => {
  const minValues: Record<string, string | number> = {};
  const maxValues: Record<string, string | number> = {};
  const nullCount: Record<string, number> = {};
  for (const { key, value } of copy.column_statistics) {
    const column = key.replaceAll('"', '');
    const facts = Object.fromEntries(value.map((fact) => [fact.key, fact.value]));
    const bound = BOUNDED[column];
    if (bound === undefined) continue;
    if (facts.null_count !== undefined) nullCount[column] = Number(facts.null_count);
    const low = boundValue(bound, facts.min);
    const high = boundValue(bound, facts.max);
    if (low === undefined || high === undefined) continue;
    minValues[column] = low;
    maxValues[column] = high;
  }
  return { numRecords: Number(copy.count), minValues, maxValues, nullCount };
};

/** Printable ASCII orders the same in every reader's collation; DuckDB cuts nothing this short. */
const PLAIN_TEXT = /^[\x20-\x7e]{0,200}$/;

const boundValue = (bound: Bound, text: string | undefined): string | number | undefined => {
  if (text === undefined) return undefined;
  switch (bound) {
    case 'timestamp':
      return isoTime(text);
    case 'number':
      return Number(text);
    case 'text':
      return PLAIN_TEXT.test(text) ? text : undefined;
    default:
      return bound satisfies never;
  }
};

/** `2026-03-01 00:00:00+00` as DuckDB prints it in UTC; Delta wants ISO 8601. Fractions of a second give no bound. */
const isoTime = (text: string): string | undefined =>
  /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\+00$/.test(text)
    ? `${text.slice(0, 10)}T${text.slice(11, 19)}.000Z`
    : undefined;
