import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * What one writes in JavaScript: in each worker thread gunzipSync, JSON.parse, and DuckDB's appender
 * with whole data chunks; the derived columns are left to SQL. Writes the columns of the lake, by day,
 * sorted by time within a batch, zstd.
 */
export async function run({ corpus, output }) {
  const keys = logKeys(corpus.folder);
  const threads = availableParallelism();
  const share = Math.ceil(keys.length / threads);
  await Promise.all(
    Array.from({ length: threads }, async (_, thread) => {
      const own = keys.slice(thread * share, (thread + 1) * share);
      const worker = new Worker(new URL('./json-parse-worker.mjs', import.meta.url), {
        workerData: { folder: corpus.folder, keys: own, output: join(output, `worker-${thread}`) },
      });
      await once(worker, 'exit');
    }),
  );
  return { parquet: [join(output, '**', '*.parquet')] };
}

/** In the order of delivery, so that a worker has few days open. */
const logKeys = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json.gz'))
    .map((key) => ({ key, delivered: /_(\d{8}T\d{4}Z)_/.exec(key)[1] }))
    .sort((a, b) => (a.delivered < b.delivered ? -1 : 1))
    .map(({ key }) => key);
