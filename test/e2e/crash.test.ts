import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type Lake, openLake } from '../../src/lake/index.js';
import { relation } from '../../src/lake/relation.js';
import { openFolderStore } from '../../src/storage/index.js';
import { logFile, logKey, record } from '../fixtures/log-files.js';
import { now, temporaryFolder } from '../fixtures/temporary-lake.js';

const child = fileURLToPath(new URL('./crash-child.mjs', import.meta.url));
const FILES = 640;
const RECORDS = 25;
const EVENTS = FILES * RECORDS;
const KILLS = 100;

let logs: string;
let folder: string;
/** What a whole ingest takes on this machine, now: kills have to fall into it. */
let ingestMilliseconds: number;

/** Enough log files for several commits, so that there is something to see between two of them. */
beforeAll(async () => {
  logs = await temporaryFolder();
  const store = await openFolderStore(logs);
  for (let file = 0; file < FILES; file++) {
    await store.put(logKey(), logFile(Array.from({ length: RECORDS }, () => record())));
  }
  ingestMilliseconds = await timeOfIngest();
});
afterAll(async () => rm(logs, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

const start = (work: 'ingest' | 'compact', lake: string): ChildProcess =>
  spawn(process.execPath, [child, work, logs, lake, folder], { stdio: ['ignore', 'pipe', 'inherit'] });

/** Lets the process begin its work and kills it after some milliseconds, unless it was quicker. */
const killAfter = async (running: ChildProcess, milliseconds: number): Promise<void> => {
  const ended = once(running, 'exit');
  await Promise.race([once(running.stdout!, 'data'), ended]);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  running.kill('SIGKILL');
  await ended;
};

const timeOfIngest = async (): Promise<number> => {
  folder = await temporaryFolder();
  const running = start('ingest', join(folder, 'lake'));
  const ended = once(running, 'exit');
  await once(running.stdout!, 'data');
  const began = Date.now();
  await ended;
  await rm(folder, { recursive: true, force: true });
  return Date.now() - began;
};

const finish = async (running: ChildProcess): Promise<void> => {
  const [code] = (await once(running, 'exit')) as [number];
  expect(code).toBe(0);
};

const open = async (path: string): Promise<Lake> =>
  openLake({
    folder: path,
    create: false,
    now: now(),
    threads: 1,
    memoryLimitMegabytes: 200,
    temporaryFolder: folder,
  });

interface Counts {
  readonly events: number;
  readonly ids: number;
  readonly files: number;
  readonly promised: number;
}

/** What a reader sees: events, and what the ledger says was stored. */
const read = async (path: string): Promise<Counts> => {
  const lake = await open(path);
  try {
    // Asked once: a second look may see a later commit.
    const events = await relation(lake, 'cloudtrail_events');
    const rows = await lake.session.rows<Record<keyof Counts, string>>(`SELECT
      (SELECT count(*) FROM ${events}) AS events,
      (SELECT count(DISTINCT event_id) FROM ${events}) AS ids,
      (SELECT count(*) FROM ${await relation(lake, 'cloudtrail_log_files')}) AS files,
      (SELECT coalesce(sum(records), 0) FROM ${await relation(lake, 'cloudtrail_log_files')}) AS promised`);
    return Object.fromEntries(Object.entries(rows[0]!).map(([name, n]) => [name, Number(n)])) as never;
  } finally {
    lake.close();
  }
};

const whole: Counts = { events: EVENTS, ids: EVENTS, files: FILES, promised: EVENTS };

describe('kill -9', () => {
  it(`at ${KILLS} moments of ingest and compaction leaves a lake that opens, and the next run completes it`, async () => {
    let seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
    const random = (): number => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    const told = `SEED=${seed}`;
    const killsPerLake = 10;
    let partial = 0;
    let reach = ingestMilliseconds;
    for (let round = 0; round < KILLS / killsPerLake; round++) {
      const lake = join(folder, `lake-${round}`);
      for (let kill = 0; kill < killsPerLake; kill++) {
        const work = kill % 4 === 3 ? 'compact' : 'ingest';
        await killAfter(start(work, lake), random() * reach);
        const seen = await read(lake);
        // The machine may be quicker or slower than it was when the whole ingest was timed.
        if (kill === 0) reach *= seen.events === EVENTS ? 0.7 : seen.events === 0 ? 1.1 : 1;
        expect(seen.events, told).toBe(seen.ids);
        expect(seen.events, told).toBe(seen.promised);
        if (seen.events > 0 && seen.events < EVENTS) partial += 1;
      }
      await finish(start('ingest', lake));
      expect(await read(lake), told).toEqual(whole);
      await finish(start('compact', lake));
      expect(await read(lake), told).toEqual(whole);
    }
    // Kills that all come before or after the work would prove nothing.
    expect(partial, told).toBeGreaterThan(2);
  }, 600_000);
});

describe('several processes at once', () => {
  it('four ingests and a compaction into one lake give exact totals, and a reader never fails meanwhile', async () => {
    const lake = join(folder, 'lake');
    await finish(start('compact', lake));
    const writers = ['ingest', 'ingest', 'ingest', 'ingest', 'compact'] as const;
    let busy = true;
    const done = Promise.all(writers.map(async (work) => finish(start(work, lake)))).finally(() => {
      busy = false;
    });
    let last = 0;
    while (busy) {
      const seen = await read(lake);
      expect(seen.events).toBe(seen.ids);
      expect(seen.events).toBeGreaterThanOrEqual(last);
      last = seen.events;
    }
    await done;
    expect(await read(lake)).toEqual(whole);
  }, 120_000);
});
