import { expect, it } from 'vitest';

import {
  AGGREGATE_CASES,
  AGGREGATED_ROWS,
  DIALECT_CASES,
  DIALECT_DIFFERENCES,
  type DialectCase,
} from '../../../src/query/duckdb/dialect-cases.contract.js';
import type { Readers } from './readers.js';

const differing: readonly DialectCase[] = DIALECT_DIFFERENCES.map(([expression, , trino]) => [
  expression,
  trino,
]);

/** Our own tests hold DuckDB to these values; here Trino is. */
export const dialectAgrees = (readers: Readers): void => {
  it.each([
    ['shared expressions', DIALECT_CASES, ''],
    ['shared aggregates', AGGREGATE_CASES, ` FROM ${AGGREGATED_ROWS}`],
    ['expressions that are known to differ', differing, ''],
  ])('%s have the values on Trino that are written down', async (_, cases, from) => {
    const list = cases.map(([expression], index) => `${expression} AS case_${index}`);
    const { rows } = await readers.askTrino('odd', `SELECT ${list.join(',\n')}${from}`);
    expect(cases.map(([expression], index) => [expression, rows[0]?.[index]])).toEqual(cases);
  });
};
