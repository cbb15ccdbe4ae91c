import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openLocalLake } from '../../dist/cli/open-lake.js';
import { takeSnapshot } from '../../dist/lake/index.js';
import { openQueryEngine } from '../../dist/query/index.js';
import { questions } from '../queries.mjs';

const REPETITIONS = 5;

/** Named statements through `orgtrail query`'s engine over the lake as ingest left it; median of five. */
export async function run({ output }) {
  const lake = await openLocalLake({ folder: join(output, 'lake'), create: false, now: new Date() });
  const snapshot = await takeSnapshot(lake);
  lake.close();
  const engine = await openQueryEngine({ snapshot, temporaryFolder: tmpdir() });
  try {
    const [eventId] = (await rowsOf(engine, 'SELECT min(event_id) FROM cloudtrail_events'))[0];
    const answers = [];
    for (const { name, sql } of questions(eventId)) answers.push({ name, ...(await ask(engine, sql)) });
    return { eventId, answers };
  } finally {
    await engine.close();
  }
}

async function ask(engine, sql) {
  const times = [];
  let rows = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const started = performance.now();
    rows = await rowsOf(engine, sql);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { milliseconds: times[Math.floor(REPETITIONS / 2)], rows: rows.map((row) => row.map(String)) };
}

async function rowsOf(engine, sql) {
  const { batches } = await engine.run({ sql });
  const rows = [];
  for await (const batch of batches) rows.push(...batch);
  return rows;
}
