import { isDeepStrictEqual } from 'node:util';

import type { ComparedResult } from './trino-values.js';

/** Where two results part, for a message that a person can act upon. */
export type Difference =
  | { readonly kind: 'columns'; readonly duckdb: readonly string[]; readonly trino: readonly string[] }
  | {
      readonly kind: 'rows';
      readonly counts: { readonly duckdb: number; readonly trino: number };
      /** Both hold the same rows in another order. */
      readonly onlyOrder: boolean;
      /** Position of the first row that differs, from 0. */
      readonly at: number;
      readonly duckdb: unknown;
      readonly trino: unknown;
    };

/** `undefined` when both have the same columns, types and rows in the same order. */
export const firstDifference = (duckdb: ComparedResult, trino: ComparedResult): Difference | undefined => {
  const columns = { duckdb: describe(duckdb), trino: describe(trino) };
  if (!isDeepStrictEqual(columns.duckdb, columns.trino)) return { kind: 'columns', ...columns };
  const length = Math.max(duckdb.rows.length, trino.rows.length);
  for (let at = 0; at < length; at += 1) {
    if (isDeepStrictEqual(duckdb.rows[at], trino.rows[at])) continue;
    return {
      kind: 'rows',
      counts: { duckdb: duckdb.rows.length, trino: trino.rows.length },
      onlyOrder: isDeepStrictEqual(sorted(duckdb), sorted(trino)),
      at,
      duckdb: named(duckdb, at),
      trino: named(trino, at),
    };
  }
  return undefined;
};

const describe = ({ columns }: ComparedResult): readonly string[] =>
  columns.map(({ name, type }) => `${name} ${type}`);

const sorted = ({ rows }: ComparedResult): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();

const named = ({ columns, rows }: ComparedResult, at: number): unknown =>
  rows[at] === undefined
    ? undefined
    : Object.fromEntries(columns.map(({ name }, index) => [name, rows[at]?.[index]]));
