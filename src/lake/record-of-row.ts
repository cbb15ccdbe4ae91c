import { EVENT_COLUMNS } from './schema/index.js';

/** A row of `cloudtrail_events` by the names of its columns. Times as DuckDB prints them, or ISO 8601. */
export type EventRow = Readonly<Record<string, unknown>>;

type Branch = Record<string, unknown>;

const isTrue = (text: string): boolean => text === 'true';

/** `2026-03-01 00:00:00+00`, as DuckDB prints it in UTC, or ISO 8601 with or without parts of seconds. */
const isoTime = (text: string): string => `${text.slice(0, 10)}T${text.slice(11, 19)}Z`;

interface DerivedField {
  readonly path: readonly string[];
  readonly write: (text: string) => unknown;
}

const SESSION = ['userIdentity', 'sessionContext'] as const;

/** Fields whose text is not kept beside the column that is made from them, as CloudTrail writes them. */
const DERIVED: Readonly<Record<string, DerivedField>> = {
  event_time: { path: ['eventTime'], write: isoTime },
  read_only: { path: ['readOnly'], write: isTrue },
  management_event: { path: ['managementEvent'], write: isTrue },
  mfa_authenticated: { path: [...SESSION, 'attributes', 'mfaAuthenticated'], write: String },
  assumed_root: { path: [...SESSION, 'assumedRoot'], write: String },
};

/** Columns from which a record is put together again. */
export const RECORD_COLUMNS: readonly string[] = EVENT_COLUMNS.filter(
  ({ name, source }) => source.kind === 'text' || source.kind === 'json' || Object.hasOwn(DERIVED, name),
).map(({ name }) => name);

/** The record that a row was made from, but for fields without a column and the order of its members. */
export const recordOfRow = (row: EventRow): Readonly<Record<string, unknown>> => {
  const record: Branch = {};
  for (const { name, source } of EVENT_COLUMNS) {
    const value = row[name];
    if (value === null || value === undefined) continue;
    if (source.kind === 'text') put(record, source.path.split('.'), value);
    if (source.kind === 'json') put(record, source.path.split('.'), parseJson(String(value)));
  }
  for (const [name, derived] of Object.entries(DERIVED)) {
    const value = row[name];
    if (value !== null && value !== undefined) put(record, derived.path, derived.write(String(value)));
  }
  return record;
};

const put = (branch: Branch, [head = '', ...rest]: readonly string[], value: unknown): void => {
  if (rest.length === 0) {
    branch[head] = value;
    return;
  }
  const below = branch[head];
  const next: Branch = typeof below === 'object' && below !== null ? (below as Branch) : {};
  branch[head] = next;
  put(next, rest, value);
};

/** The text is DuckDB's own rendering of JSON that it has parsed; what it cannot hold exactly stays text. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
