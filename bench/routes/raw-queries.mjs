import { DuckDBInstance } from '@duckdb/node-api';

import { questions } from '../queries.mjs';
import { ALL_FILES, rawEvents } from './raw-events.mjs';

/** The same statements over the compressed log files themselves, with the same columns; once each. */
export async function run({ corpus, eventId }) {
  const instance = await DuckDBInstance.create(':memory:', { preserve_insertion_order: 'false' });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  const answers = [];
  for (const { name, sql, files = [ALL_FILES] } of questions(eventId)) {
    const globs = await matching(connection, corpus.folder, files);
    await connection.run(
      `CREATE OR REPLACE TEMP VIEW cloudtrail_events AS ${rawEvents(corpus.folder, ...globs)}`,
    );
    const started = performance.now();
    const reader = await connection.runAndReadAll(sql);
    const rows = reader.getRowsJson();
    answers.push({
      name,
      milliseconds: performance.now() - started,
      rows: rows.map((row) => row.map(String)),
    });
  }
  return { answers };
}

/** DuckDB refuses a pattern without a file, which a small corpus may have. */
async function matching(connection, folder, globs) {
  const found = [];
  for (const glob of globs) {
    const reader = await connection.runAndReadAll(`SELECT 1 FROM glob('${folder}/${glob}') LIMIT 1`);
    if (reader.currentRowCount > 0) found.push(glob);
  }
  return found.length > 0 ? found : [ALL_FILES];
}
