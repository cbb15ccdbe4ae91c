import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { DISABLED_OPTIMIZERS, PLANNING_OPTIMIZERS } from './optimizers.js';

it('Every step of the optimizer is either used for planning or switched off', async () => {
  const connection = await (await DuckDBInstance.create()).connect();
  const reader = await connection.runAndReadAll('SELECT name FROM duckdb_optimizers()');
  const names = reader.getRows().map(([name]) => String(name));
  expect([...PLANNING_OPTIMIZERS, ...DISABLED_OPTIMIZERS].toSorted()).toEqual(names.toSorted());
});
