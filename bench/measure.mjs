import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { countEvents } from './count-events.mjs';

const RUNNER = fileURLToPath(new URL('./run-route.mjs', import.meta.url));
const execute = promisify(execFile);

/** Runs a route in its own process: `{seconds, cpuSeconds, peakBytes, …what the route tells}`. */
export async function runRoute(route, options) {
  try {
    const arguments_ = [RUNNER, route, JSON.stringify(options)];
    const { stdout } = await execute(process.execPath, arguments_, { maxBuffer: 256 * 1024 * 1024 });
    return JSON.parse(stdout);
  } catch (cause) {
    throw new Error(`the route ${route} failed: ${cause.stderr || cause.message}`, { cause });
  }
}

/** Calls `work` with an empty folder that is gone afterwards. */
export async function withFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'orgtrail-bench-output-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs every route once, then every route again, and so on: what disturbs the machine for a while
 * disturbs all of them. A route that does not store exactly the corpus's events is an error.
 *
 * @returns for each route its runs, in the order of the rounds
 */
export async function measureInterleaved(routes, corpus, rounds) {
  const runs = routes.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [place, { route, options }] of routes.entries()) {
      runs[place].push(await measureOnce(route, { ...options, corpus }));
    }
  }
  return runs;
}

const measureOnce = async (route, options) =>
  withFolder(async (folder) => {
    const output = join(folder, 'output');
    mkdirSync(output);
    const run = await runRoute(route, { ...options, output });
    if (run.parquet !== undefined) await assertWhole(route, run.parquet, options.corpus.events);
    return run;
  });

async function assertWhole(route, parquet, expected) {
  const { events, ids } = await countEvents(parquet);
  if (events === expected && ids === expected) return;
  throw new Error(`${route} stored ${events} events with ${ids} ids instead of ${expected}`);
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How many times faster the first was, as the median over rounds; each round compares neighbours in time. */
export const speedRatio = (ours, theirs, name = 'seconds') =>
  median(ours.map((run, round) => theirs[round][name] / run[name]));
