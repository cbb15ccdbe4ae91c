import type { QueryResult, QueryStatistics, ResultRow } from '../../query/index.js';
import {
  cleanJsonText,
  countOf,
  dim,
  formatBytes,
  formatDuration,
  renderCsvRow,
  renderJsonLine,
  renderTable,
} from '../../report/index.js';
import type { Output } from '../output.js';
import { rowObject, tableColumn, valueCell, valueText } from './cells.js';

/** Parquet is a file and not text, so it is not among these. */
export type TextFormat = 'table' | 'json' | 'ndjson' | 'csv';

/** Rows that a table shows; widths can only be chosen when all rows are there. */
const TABLE_ROWS = 1000;

/** Writes the rows in one format. All but the table are written as they come. */
export async function writeResult(output: Output, result: QueryResult, format: TextFormat): Promise<void> {
  switch (format) {
    case 'table':
      return writeTable(output, result);
    case 'json':
      return writeDocument(output, result);
    case 'ndjson':
      return writeLines(output, result);
    case 'csv':
      return writeCsv(output, result);
    default:
      return format satisfies never;
  }
}

async function writeTable(output: Output, result: QueryResult): Promise<void> {
  const rows: (readonly string[])[] = [];
  let count = 0;
  for await (const row of eachRow(result)) {
    count += 1;
    if (count <= TABLE_ROWS) rows.push(row.map(valueText));
  }
  const table = { columns: result.columns.map(tableColumn), rows };
  for (const line of renderTable(table, output.width)) output.print(line);
  if (count > TABLE_ROWS) {
    output.complain(
      `${countOf(TABLE_ROWS, 'row')} of ${countOf(count, 'row')} shown; --format csv or ndjson gives all`,
    );
  }
  noteStatistics(output, count, result.statistics);
}

async function writeLines(output: Output, result: QueryResult): Promise<void> {
  let count = 0;
  for await (const row of eachRow(result)) {
    output.write(renderJsonLine(rowObject(result.columns, row)));
    count += 1;
  }
  noteStatistics(output, count, result.statistics);
}

async function writeCsv(output: Output, result: QueryResult): Promise<void> {
  output.write(renderCsvRow(result.columns.map(({ name }) => name)));
  let count = 0;
  for await (const row of eachRow(result)) {
    output.write(renderCsvRow(row.map(valueCell)));
    count += 1;
  }
  noteStatistics(output, count, result.statistics);
}

/** One document, a row on a line; written row by row, because a result may be larger than memory. */
async function writeDocument(output: Output, result: QueryResult): Promise<void> {
  output.write(`{\n"schema": "orgtrail.query/1",\n"columns": ${json(result.columns)},\n"rows": [`);
  let separator = '\n';
  for await (const row of eachRow(result)) {
    output.write(separator + json(rowObject(result.columns, row)));
    separator = ',\n';
  }
  output.write(`\n],\n"stats": ${json(result.statistics)}\n}\n`);
}

async function* eachRow(result: QueryResult): AsyncGenerator<ResultRow> {
  for await (const batch of result.batches) yield* batch;
}

/** What was read for it; `pruned` files could not hold a matching row and were not opened. */
export function noteStatistics(output: Output, rows: number, statistics: QueryStatistics): void {
  const { files, pruned, bytes, milliseconds } = statistics;
  const read = `${countOf(files, 'file')} (${formatBytes(bytes)}) read, ${pruned} pruned`;
  output.note([dim(`${countOf(rows, 'row')}; ${read}, ${formatDuration(milliseconds)}`)]);
}

function json(value: unknown): string {
  return cleanJsonText(JSON.stringify(value));
}
