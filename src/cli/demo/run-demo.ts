import { readFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeSnapshot, tamperedLogFiles } from '../../lake/index.js';
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
import { type FolderStore, openFolderStore } from '../../storage/index.js';
import { openLocalLake } from '../open-lake.js';
import { rowObject } from '../query/cells.js';
import { type LocationScan, scanLocation, type ScanResult } from '../scan/scan-location.js';
import { openPublicKeys } from '../verify/open-public-keys.js';
import { readExpectation } from '../verify/read-expectation.js';
import type { DemoFolder } from './demo-folder.js';
import { DEMO_TAMPERING, type DemoIntegrity, judgeIntegrity } from './demo-integrity.js';
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
  readonly scanned: ScanResult;
  readonly integrity: DemoIntegrity;
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
  tamper: Object.keys(DEMO_TAMPERING) as (keyof typeof DEMO_TAMPERING)[],
  endsAt: new Date('2026-03-01T00:00:00Z'),
};

/** Simulates, scans and asks; every step is the one that real logs go through. */
export async function runDemo(folder: DemoFolder, surroundings: Surroundings): Promise<DemoResult> {
  const { signal, now, progress } = surroundings;
  const store = await openFolderStore(folder.logs, { create: true });
  const simulated = await simulateOrganization(store, SIMULATION, {
    signal,
    onProgress: ({ events }) => progress.update({ label: 'simulate', done: events, unit: 'events' }),
  });
  const lake = await openLocalLake({ folder: folder.lake, create: true, now: new Date(now()) });
  try {
    const scanned = await scan(store, lake, surroundings);
    const truth = await readTruth(folder.logs);
    const integrity = judgeIntegrity(scanned.report, truth.tampering);
    const engine = await openQueryEngine({
      snapshot: await takeSnapshot(lake),
      withoutLogFiles: await tamperedLogFiles(lake),
      temporaryFolder: tmpdir(),
    });
    const answers = await askAll(engine, truth, signal).finally(engine.close);
    const organization = await readOrganization(folder.logs);
    return { folder, simulated, scanned, integrity, organization, answers };
  } finally {
    lake.close();
  }
}

/** True when everything that was hidden was found, and nothing else. */
export function foundExactly({ integrity, answers }: Pick<DemoResult, 'integrity' | 'answers'>): boolean {
  return integrity.exact && answers.every((answer) => answer.exact);
}

async function scan(
  store: FolderStore,
  lake: LocationScan['lake'],
  surroundings: Surroundings,
): Promise<ScanResult> {
  const from = { profile: undefined, signal: surroundings.signal };
  return scanLocation({
    ...surroundings,
    store,
    lake,
    keys: await openPublicKeys({ file: undefined, store, profile: undefined }),
    expectation: await readExpectation({ ...from, expect: store.pathOf('organization.json') }),
    headLedger: undefined,
    rehash: false,
    map: [],
    scope: { from: undefined, to: undefined, account: [], region: [] },
    threads: availableParallelism(),
  });
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
