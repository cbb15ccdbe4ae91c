import { EVENT_COLUMNS, HIDDEN_TEXT, type EventColumn } from './event-columns.js';

/**
 * SQL that turns a relation of records into the columns of `cloudtrail_events`, ordered as they are
 * declared. Both readers expect these names beside the record: `log_location`, `log_key`,
 * `log_account_id`, `log_day` (the delivery day, a DATE) and `record_index`.
 */
export interface Reader {
  /** DuckDB type of one record. */
  readonly recordType: string;
  /** The members of a line that it reads. */
  readonly fields: readonly Field[];
  /** Adds what `read` needs to a relation of records `r`. */
  readonly prepare: (records: string) => string;
  /** An expression for a column that comes from the record `r`. */
  readonly read: (column: EventColumn) => string;
}

export interface Field {
  readonly name: string;
  /** DuckDB's. */
  readonly type: string;
}

interface Branch {
  readonly [name: string]: Branch | 'VARCHAR' | 'JSON';
}

const fromRecord = (column: EventColumn): boolean =>
  column.source.kind === 'text' || column.source.kind === 'json';

const recordColumns: readonly EventColumn[] = [...HIDDEN_TEXT, ...EVENT_COLUMNS].filter(fromRecord);

const pathOf = (column: EventColumn): string => {
  if (column.source.kind === 'text' || column.source.kind === 'json') return column.source.path;
  throw new Error(`column ${column.name} does not come from the record`);
};

const grow = (tree: Branch, parts: readonly string[], leaf: 'VARCHAR' | 'JSON'): Branch => {
  const [head, ...rest] = parts as [string, ...string[]];
  if (rest.length === 0) return { ...tree, [head]: leaf };
  const below = tree[head];
  return { ...tree, [head]: grow(typeof below === 'object' ? below : {}, rest, leaf) };
};

const fieldsOf = (tree: Branch): readonly Field[] =>
  Object.entries(tree).map(([name, node]) => ({
    name,
    type: typeof node === 'string' ? node : structOf(node),
  }));

const structOf = (tree: Branch): string =>
  `STRUCT(${fieldsOf(tree)
    .map(({ name, type }) => `"${name}" ${type}`)
    .join(', ')})`;

const recordTree = recordColumns.reduce<Branch>(
  (tree, column) => grow(tree, pathOf(column).split('.'), column.source.kind === 'json' ? 'JSON' : 'VARCHAR'),
  {},
);

/** The fast reader: DuckDB parses records straight into typed columns. A record of another shape makes it fail. */
export const TYPED_READER: Reader = {
  recordType: structOf(recordTree),
  fields: fieldsOf(recordTree),
  prepare: (records) => records,
  read: (column) => {
    const field = `r.${pathOf(column)
      .split('.')
      .map((part) => `"${part}"`)
      .join('.')}`;
    return column.source.kind === 'json' ? jsonText(field) : field;
  },
};

const TEXT_PATHS: readonly string[] = recordColumns.flatMap(({ source }) =>
  source.kind === 'text' ? [source.path, ...(source.alias === undefined ? [] : [source.alias])] : [],
);
const JSON_PATHS: readonly string[] = recordColumns.flatMap(({ source }) =>
  source.kind === 'json' ? [source.path] : [],
);
const pathList = (paths: readonly string[]): string => `[${paths.map((path) => `'$.${path}'`).join(', ')}]`;
/** DuckDB counts from one. */
const placeOf = (paths: readonly string[], path: string): number => paths.indexOf(path) + 1;

/**
 * The tolerant reader: records as JSON, fields extracted from it. Slower, reads any shape. All fields of a kind
 * come out of one call, because each call keeps a parsed copy of every record of its chunk in memory, and an
 * attacker may make records of a megabyte.
 */
export const GENERIC_READER: Reader = {
  recordType: 'JSON',
  fields: [{ name: '_record', type: 'JSON' }],
  prepare: (records) => `SELECT * EXCLUDE (r), json_extract_string(r, ${pathList(TEXT_PATHS)}) AS _texts,
    json_extract(r, ${pathList(JSON_PATHS)}) AS _documents FROM (${records})`,
  read: (column) => {
    const { source } = column;
    if (source.kind === 'json') return jsonText(`_documents[${placeOf(JSON_PATHS, source.path)}]`);
    const extract = (path: string): string => `_texts[${placeOf(TEXT_PATHS, path)}]`;
    if (source.kind !== 'text') return extract(pathOf(column));
    return source.alias === undefined
      ? extract(source.path)
      : `coalesce(${extract(source.path)}, ${extract(source.alias)})`;
  },
};

/** JSON null and an absent field are the same to an investigator. */
const jsonText = (expression: string): string => `nullif(CAST(${expression} AS VARCHAR), 'null')`;

const finalExpression = (column: EventColumn): string =>
  column.source.kind === 'derived' || column.source.kind === 'provenance'
    ? `${column.source.sql} AS ${column.name}`
    : column.name;

/** `SELECT` of all columns and the partition `dt` from a relation of `(r, log_…, record_index)`. */
export const eventSelect = (reader: Reader, records: string): string => {
  const raw = recordColumns.map((column) => `${reader.read(column)} AS ${column.name}`).join(',\n    ');
  const derivedAccount = EVENT_COLUMNS.map(finalExpression).join(',\n  ');
  return `SELECT
  ${derivedAccount},
  coalesce(CAST(try_cast(raw_event_time AS TIMESTAMPTZ) AS DATE), log_day, DATE '1970-01-01') AS dt
FROM (
  SELECT
    ${raw},
    log_location, log_key, log_account_id, log_day, record_index
  FROM (${reader.prepare(records)})
)`;
};
