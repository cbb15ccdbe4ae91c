import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import type { ResultColumn, ResultRow } from '../query-engine.js';
import { wholeTexts } from '../../lake/index.js';
import { isCommand } from './check-statement.js';
import { cancelled, interruptible } from './interruptible.js';
import { resultType } from './result-types.js';
import { resultValue } from './result-values.js';

const RESULT_TABLE = 'orgtrail_result';

/**
 * Runs a statement to its end and returns a stream of its rows. The rows wait in a temporary table, in
 * memory or in the temporary folder, because DuckDB's own streams end without an error when a statement
 * fails half-way: what has begun to arrive here is complete.
 */
export async function runStatement(
  connection: DuckDBConnection,
  sql: string,
  signal: AbortSignal | undefined,
): Promise<DuckDBResult> {
  return interruptible(connection, signal, async () => {
    if (isCommand(sql)) return connection.run(sql);
    await connection.run(`CREATE TEMP TABLE ${RESULT_TABLE} AS (\n${sql}\n)`);
    const result = await connection.run(`SELECT * FROM ${RESULT_TABLE} LIMIT 0`);
    const texts = wholeTexts(result.columnNames(), result.columnTypes());
    return connection.stream(`SELECT ${texts} FROM ${RESULT_TABLE}`);
  });
}

export function resultColumns(result: DuckDBResult): readonly ResultColumn[] {
  const types = result.columnTypes();
  return result.columnNames().map((name, index) => ({ name, type: resultType(types[index]!) }));
}

/** `finished` runs after the last batch, and when the reader stops before it. */
export async function* readBatches(
  result: DuckDBResult,
  signal: AbortSignal | undefined,
  finished: () => void,
): AsyncGenerator<readonly ResultRow[]> {
  try {
    for (;;) {
      if (signal?.aborted === true) throw cancelled(signal);
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      yield readRows(chunk);
    }
  } finally {
    finished();
  }
}

function readRows(chunk: DuckDBDataChunk): readonly ResultRow[] {
  return chunk.getRows().map((row) => row.map(resultValue));
}
