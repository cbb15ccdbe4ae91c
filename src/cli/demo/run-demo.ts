import { readFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest, type IngestReport, takeSnapshot } from '../../lake/index.js';
import {
  type Catalog,
  findQuery,
  loadCatalog,
  openQueryEngine,
  type QueryEngine,
  renderParameters,
  type ResultColumn,
} from '../../query/index.js';
import type { Progress } from '../../report/index.js';
import { simulateOrganization, type SimulationSummary, type Truth } from '../../simulator/index.js';
import { openFolderStore } from '../../storage/index.js';
import { openLocalLake } from '../open-lake.js';
import { rowObject } from '../query/cells.js';
import type { DemoFolder } from './demo-folder.js';
import type { DemoOrganization, DemoQuestion, DemoRow } from './demo-question.js';
import { DEMO_QUESTIONS } from './demo-questions.js';

export interface DemoAnswer {
  readonly question: DemoQuestion;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly DemoRow[];
  /** What the answer must name, found or not. */
  readonly expected: readonly string[];
  /** True when the rows name exactly what was hidden: nothing is missing and nothing is too much. */
  readonly exact: boolean;
}

export interface DemoResult {
  readonly folder: DemoFolder;
  readonly simulated: SimulationSummary;
  readonly ingested: IngestReport;
  readonly organization: DemoOrganization;
  readonly answers: readonly DemoAnswer[];
}

interface Surroundings {
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly progress: Progress;
}

/** The same organization every time, so that what the documentation shows is what a reader sees. */
const SIMULATION = {
  seed: 1,
  accounts: 5,
  regions: 3,
  days: 2,
  eventsPerDay: 5000,
  endsAt: new Date('2026-03-01T00:00:00Z'),
};

/** Simulates, ingests and asks; every step is the one that real logs go through. */
export async function runDemo(folder: DemoFolder, surroundings: Surroundings): Promise<DemoResult> {
  const { signal, now, progress } = surroundings;
  const store = await openFolderStore(folder.logs, { create: true });
  const simulated = await simulateOrganization(store, SIMULATION, {
    signal,
    onProgress: ({ events }) => progress.update({ label: 'simulate', done: events, unit: 'events' }),
  });
  const clock = (): Date => new Date(now());
  const lake = await openLocalLake({ folder: folder.lake, create: true, now: clock() });
  try {
    const ingested = await ingest({ store, lake, threads: availableParallelism(), now: clock, signal });
    const engine = await openQueryEngine({ snapshot: await takeSnapshot(lake), temporaryFolder: tmpdir() });
    const answers = await askAll(engine, await readTruth(folder.logs), signal).finally(engine.close);
    return { folder, simulated, ingested, organization: await readOrganization(folder.logs), answers };
  } finally {
    lake.close();
  }
}

async function askAll(
  engine: QueryEngine,
  truth: Truth,
  signal: AbortSignal,
): Promise<readonly DemoAnswer[]> {
  const catalog = await loadCatalog();
  const answers: DemoAnswer[] = [];
  for (const question of DEMO_QUESTIONS) {
    const { columns, rows } = await ask(engine, catalog, question, signal);
    const expected = question.expects(truth);
    answers.push({
      question,
      columns,
      rows,
      expected,
      exact: isExact(
        rows.map((row) => row[question.identifiedBy]),
        expected,
      ),
    });
  }
  return answers;
}

async function ask(
  engine: QueryEngine,
  catalog: Catalog,
  question: DemoQuestion,
  signal: AbortSignal,
): Promise<Pick<DemoAnswer, 'columns' | 'rows'>> {
  const sql = renderParameters(findQuery(catalog, question.query), question.parameters);
  const { columns, batches } = await engine.run({ sql, signal });
  const rows: DemoRow[] = [];
  for await (const batch of batches) rows.push(...batch.map((row) => rowObject(columns, row)));
  return { columns, rows };
}

/** An answer without anything to find would prove nothing. */
export function isExact(found: readonly unknown[], expected: readonly string[]): boolean {
  return expected.length > 0 && [...found].map(String).sort().join() === [...expected].sort().join();
}

async function readTruth(logs: string): Promise<Truth> {
  return JSON.parse(await readFile(join(logs, 'truth.json'), 'utf8'));
}

async function readOrganization(logs: string): Promise<DemoOrganization> {
  const { accounts } = JSON.parse(await readFile(join(logs, 'organization.json'), 'utf8'));
  const names = new Map<unknown, string>(
    accounts.map(({ accountId, name }: { accountId: string; name: string }) => [accountId, name]),
  );
  return {
    nameOf: (accountId) => names.get(accountId) ?? String(accountId),
    isMember: (accountId) => names.has(accountId),
  };
}
