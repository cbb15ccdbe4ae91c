import { fieldPath } from '../fields/read-field.js';

type Json = Readonly<Record<string, unknown>>;

/** A copy of a record with values put at paths and members taken away. */
export function changeRecord(record: Json, set: Json, remove: readonly string[]): Json {
  const changed = Object.entries(set).reduce(
    (each, [path, value]) => put(each, fieldPath(path), value),
    record,
  );
  return remove.reduce((each, path) => take(each, fieldPath(path)), changed);
}

function put(record: Json, [head, ...rest]: readonly string[], value: unknown): Json {
  if (head === undefined) return record;
  return { ...record, [head]: rest.length === 0 ? value : put(objectAt(record, head), rest, value) };
}

function take(record: Json, [head, ...rest]: readonly string[]): Json {
  if (head === undefined || !Object.hasOwn(record, head)) return record;
  if (rest.length > 0) return { ...record, [head]: take(objectAt(record, head), rest) };
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== head));
}

function objectAt(record: Json, name: string): Json {
  const below = Object.hasOwn(record, name) ? record[name] : undefined;
  return typeof below === 'object' && below !== null && !Array.isArray(below) ? (below as Json) : {};
}
