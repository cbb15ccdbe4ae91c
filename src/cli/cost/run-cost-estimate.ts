import { estimateCost } from '../../cost/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import type { GlobalOptions } from '../global-options.js';
import type { Output } from '../output.js';
import { estimateDocument } from './estimate-document.js';
import { readCostSettings } from './cost-settings.js';
import { priceStatement } from './price-statement.js';
import { printEstimate } from './print-estimate.js';
import { readAssumptions } from './read-assumptions.js';
import { type GivenVolumes, readVolumes } from './read-volumes.js';
import { writeAccountsCsv } from './write-accounts-csv.js';

export interface CostEstimateInvocation {
  readonly options: GivenVolumes & {
    readonly realTime: 'configured' | 'none' | 'hub' | 'per-account' | 'central-log-group';
    readonly insights: readonly ('ApiCallRateInsight' | 'ApiErrorRateInsight')[];
    readonly assume: Readonly<Record<string, string>>;
    readonly csv: boolean;
  };
  readonly globals: GlobalOptions;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** Regions that no account can disable: an organization trail writes digests in each. */
const DEFAULT_REGIONS = 17;

export async function runCostEstimate({
  options,
  globals,
  output,
  signal,
  now,
}: CostEstimateInvocation): Promise<ExitCode> {
  const { book, realTime, bucketRegion, configuration } = await readCostSettings(options, globals);
  const accountIds = configuration?.knownAccounts.map(({ accountId }) => accountId) ?? [];
  const { volumes, origin } = await readVolumes(options, {
    globals,
    signal,
    accountIds,
    now: new Date(now()),
  });
  const expireAfterDays = configuration?.retention.expireAfterDays;
  const assumptions = readAssumptions(
    options.assume,
    expireAfterDays === undefined ? undefined : expireAfterDays / 30,
  );
  const input = {
    volumes,
    coveredRegions: configuration?.regions.length ?? DEFAULT_REGIONS,
    insights: options.insights.length > 0 ? options.insights : (configuration?.trail.insights ?? []),
    book,
    bucketRegion,
    assumptions,
  };
  const estimate = estimateCost(input, realTime);
  const { accounts, organization } = estimate.month;
  const prices = priceStatement(book, [...accounts.flatMap(({ lines }) => lines), ...organization]);
  const told = { estimate, input, origin, prices };
  if (globals.json) output.document(estimateDocument(told));
  else if (options.csv) writeAccountsCsv(output, estimate.month);
  else printEstimate(output, told);
  return EXIT.clean;
}
