import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';

import { ALL_FILES, filesOf, rawEvents } from './raw-events.mjs';

/**
 * DuckDB alone, as fast as it can: its typed JSON reader over the compressed files, no CRC, no hash, no
 * ledger, all memory it wants. Writes the columns of the lake, by day, sorted by time, zstd.
 */
export async function run({ corpus, output, statements }) {
  const instance = await DuckDBInstance.create(':memory:', {
    preserve_insertion_order: 'false',
    temp_directory: join(output, 'spill'),
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  const copies = statements === 'by-day' ? copyEachDay(corpus, output) : [copyAll(corpus, output)];
  for (const copy of copies) await connection.run(copy);
  connection.closeSync();
  instance.closeSync();
  return { parquet: [join(output, '**', '*.parquet')] };
}

/** One statement that sorts everything and splits it by day. */
const copyAll = ({ folder }, output) =>
  `COPY (${rawEvents(folder, ALL_FILES)} ORDER BY dt, event_time)
    TO '${output}' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (dt), OVERWRITE_OR_IGNORE)`;

/** One statement for each day of delivery; an event of the minutes before midnight stays in the day of its file. */
const copyEachDay = ({ folder, days }, output) =>
  days.map((day) => {
    const target = join(output, `dt=${day}`);
    mkdirSync(target, { recursive: true });
    return `COPY (SELECT * EXCLUDE (dt) FROM (${rawEvents(folder, filesOf(day))}) ORDER BY event_time)
      TO '${join(target, 'events.parquet')}' (FORMAT parquet, COMPRESSION zstd)`;
  });
