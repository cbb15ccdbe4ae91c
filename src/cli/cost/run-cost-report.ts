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
import type { Output } from '../output.js';
import { type GivenSettings, readCostSettings } from './cost-settings.js';
import { reportDocument } from './cost-document.js';
import { openCostEngine } from './open-cost-engine.js';
import { priceStatement } from './price-statement.js';
import { printReport } from './print-report.js';
import { printBilled, readBilled } from './billed.js';
import { writeGroupsCsv } from './write-groups-csv.js';

export interface CostReportInvocation {
  readonly options: GivenSettings & {
    readonly top: number;
    readonly csv: boolean;
    readonly costExplorer: boolean;
  };
  readonly globals: GlobalOptions;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

export async function runCostReport(invocation: CostReportInvocation): Promise<ExitCode> {
  const { options, globals, output, signal, now } = invocation;
  const settings = await readCostSettings(options, globals);
  const engine = await openCostEngine(globals, new Date(now()));
  try {
    if (options.csv) {
      await writeCsv(engine, settings.book, invocation);
      return EXIT.clean;
    }
    const report = await reportCost({ engine, ...settings, top: options.top, signal });
    const prices = priceStatement(settings.book, linesOf(report));
    const billed = options.costExplorer ? await readBilled(report, globals, signal) : undefined;
    if (globals.json) output.document({ ...reportDocument(report, prices, settings.rules), ...billed });
    else {
      printReport(output, report, prices, settings.rules);
      if (billed !== undefined) printBilled(output, report, billed);
    }
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
