import { DuckDBInstance } from '@duckdb/node-api';

/** What a route really stored. */
export async function countEvents(parquet) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const files = parquet.map((path) => `'${path}'`).join(', ');
  const reader = await connection.runAndReadAll(
    `SELECT count(*), count(DISTINCT event_id) FROM read_parquet([${files}])`,
  );
  const [[events, ids]] = reader.getRows();
  connection.closeSync();
  instance.closeSync();
  return { events: Number(events), ids: Number(ids) };
}
