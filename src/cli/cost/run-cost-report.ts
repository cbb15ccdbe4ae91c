import { tmpdir } from 'node:os';
import {
  type CostLine,
  type CostReport,
  type PriceBook,
  readGroups,
  readUsage,
  reportCost,
} from '../../cost/index.js';
import type { QueryEngine } from '../../query/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import type { GlobalOptions } from '../global-options.js';
import { openLocalLake } from '../open-lake.js';
import type { Output } from '../output.js';
import { scopeOf } from '../scope.js';
import { type GivenSettings, readCostSettings } from './cost-settings.js';
import { reportDocument } from './cost-document.js';
import { priceStatement } from './price-statement.js';
import { printReport } from './print-report.js';
import { writeGroupsCsv } from './write-groups-csv.js';

export interface CostReportInvocation {
  readonly options: GivenSettings & { readonly top: number; readonly csv: boolean };
  readonly globals: GlobalOptions;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** Memory of the database; grouping spills to disk beyond it. */
const MEMORY_LIMIT_MEGABYTES = 600;

export async function runCostReport(invocation: CostReportInvocation): Promise<ExitCode> {
  const { options, globals, output, signal, now } = invocation;
  const settings = await readCostSettings(options, globals);
  const engine = await openEngine(globals, new Date(now()));
  try {
    if (options.csv) {
      await writeCsv(engine, settings.book, invocation);
      return EXIT.clean;
    }
    const report = await reportCost({ engine, ...settings, top: options.top, signal });
    const prices = priceStatement(settings.book, linesOf(report));
    if (globals.json) output.document(reportDocument(report, prices, settings.rules));
    else printReport(output, report, prices, settings.rules);
    return report.anomalies.length > 0 ? EXIT.findings : EXIT.clean;
  } finally {
    await engine.close();
  }
}

function linesOf({ accounts, anomalies }: CostReport): readonly CostLine[] {
  return [...accounts, ...anomalies].flatMap(({ lines }) => lines);
}

async function writeCsv(
  engine: QueryEngine,
  book: PriceBook,
  { output, signal }: CostReportInvocation,
): Promise<void> {
  const usage = await readUsage(engine, signal);
  await writeGroupsCsv(output, readGroups(engine, usage, book, signal));
}

async function openEngine(globals: GlobalOptions, now: Date): Promise<QueryEngine> {
  const [{ takeSnapshot }, { openQueryEngine }] = await Promise.all([
    import('../../lake/index.js'),
    import('../../query/index.js'),
  ]);
  const lake = await openLocalLake({ folder: globals.lake, create: false, now });
  const snapshot = await takeSnapshot(lake).finally(lake.close);
  return openQueryEngine({
    snapshot,
    ...scopeOf(globals),
    temporaryFolder: tmpdir(),
    memoryLimitMegabytes: MEMORY_LIMIT_MEGABYTES,
  });
}
