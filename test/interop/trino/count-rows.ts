import type { TrinoServer } from './start-trino.js';

/**
 * Rows of a table, counted in its Parquet files. A bare `count(*)` reads no file: Trino answers it
 * from `numRecords` in the Delta log, whatever the files hold.
 */
export const countRows = async (server: TrinoServer, schema: string, table: string): Promise<number> => {
  const { rows: columns } = await server.query(`DESCRIBE ${table}`, { schema });
  const [column] = columns[0] ?? [];
  const { rows } = await server.query(
    `SELECT count("${column}") + count_if("${column}" IS NULL) FROM ${table}`,
    { schema },
  );
  return Number(rows[0]?.[0]);
};
