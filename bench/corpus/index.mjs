import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { planLogFiles } from './plan-log-files.mjs';

/** Another generator makes other corpora. */
const GENERATOR = 1;

export const corporaFolder = (chosen) => chosen ?? join(tmpdir(), 'orgtrail-bench');

/**
 * A corpus of log files, made unless it is there: `{folder, files, events, days, contentBytes, storedBytes}`.
 * Equal sizes and seed give equal bytes.
 */
export async function ensureCorpus({ name, events, files, seed }, parent) {
  const folder = join(parent, `${name}-${files}-files-${events}-events-seed-${seed}-v${GENERATOR}`);
  // Written last: without it the corpus is not whole.
  const description = `${folder}.json`;
  if (existsSync(description)) return JSON.parse(readFileSync(description, 'utf8'));
  process.stderr.write(`bench: making ${folder}\n`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const plan = planLogFiles({ events, files, seed });
  const days = [...new Set(plan.map((file) => file.day))];
  const corpus = { folder, files, events, days, ...(await writeAll(folder, plan)) };
  writeFileSync(description, JSON.stringify(corpus));
  return corpus;
}

async function writeAll(folder, files) {
  const threads = Math.min(availableParallelism(), files.length);
  const shares = Array.from({ length: threads }, (_, thread) =>
    files.filter((_, place) => place % threads === thread),
  );
  const sizes = await Promise.all(shares.map(async (share) => inWorker(folder, share)));
  return {
    contentBytes: sizes.reduce((sum, size) => sum + size.contentBytes, 0),
    storedBytes: sizes.reduce((sum, size) => sum + size.storedBytes, 0),
  };
}

const inWorker = async (folder, files) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./corpus-worker.mjs', import.meta.url), {
      workerData: { folder, files },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
