import { type CostLine, costLine, type RealTimeMode } from '../charge/index.js';
import { type MicroDollars, sumOf } from '../money/micro-dollars.js';
import type { PriceBook } from '../prices/index.js';
import { type Assumptions, DIGESTS_A_MONTH } from './assumptions.js';
import { realTimeOfAccount, realTimeOfOrganization } from './real-time-costs.js';
import { copyFilesOf, eventsOf, filesOf, type MonthlyVolume } from './volumes.js';

export interface EstimateInput {
  readonly volumes: readonly MonthlyVolume[];
  /** Regions that the trail covers, whether used or not: a digest is written in each. */
  readonly coveredRegions: number;
  readonly insights: readonly ('ApiCallRateInsight' | 'ApiErrorRateInsight')[];
  readonly book: PriceBook;
  readonly bucketRegion?: string | undefined;
  readonly assumptions: Assumptions;
}

export interface MonthlyCost {
  readonly usd: MicroDollars;
  readonly accounts: readonly AccountMonth[];
  /** What belongs to no account: the key, the alarms of one central log group. */
  readonly organization: readonly CostLine[];
}

export interface AccountMonth extends MonthlyVolume {
  readonly usd: MicroDollars;
  readonly lines: readonly CostLine[];
}

/** A month of the organization trail with a real-time mode. */
export function estimateMonth(input: EstimateInput, mode: RealTimeMode): MonthlyCost {
  const accounts = input.volumes.map((volume): AccountMonth => {
    const lines = [...trailLines(volume, input), ...realTimeOfAccount(volume, input, mode)];
    return { ...volume, usd: sumOf(lines.map(({ usd }) => usd)), lines };
  });
  const organization = [
    ...costLine(input.book, { price: 'kms-key', quantity: 1, basis: 'estimate' }),
    ...realTimeOfOrganization(input, mode),
  ];
  return { accounts, organization, usd: sumOf([...accounts, ...organization].map(({ usd }) => usd)) };
}

/** What the organization trail costs an account, and what its log files cost the bucket. */
function trailLines(
  volume: MonthlyVolume,
  { book, bucketRegion, coveredRegions, insights, assumptions }: EstimateInput,
): readonly CostLine[] {
  const { managementEvents, dataEvents, networkActivityEvents, paidEvents } = volume;
  const line = (price: Parameters<typeof costLine>[1]['price'], quantity: number) =>
    costLine(book, {
      price,
      quantity,
      basis: 'estimate',
      ...(price.startsWith('s3-') && bucketRegion !== undefined && { region: bucketRegion }),
    });
  const files = filesOf(volume) + copyFilesOf(volume) + coveredRegions * DIGESTS_A_MONTH;
  return [
    ...line('cloudtrail-management-first-copy', managementEvents),
    ...line('cloudtrail-management-additional-copy', paidEvents),
    ...line('cloudtrail-data-events', dataEvents),
    ...line('cloudtrail-network-activity-events', networkActivityEvents),
    ...insights.flatMap((type) =>
      line(
        'cloudtrail-insights-management',
        type === 'ApiCallRateInsight' ? managementEvents * assumptions.writeShare : managementEvents,
      ),
    ),
    ...line('s3-put-requests', files),
    ...line(
      's3-standard-storage',
      (eventsOf(volume) + paidEvents) * assumptions.storedBytesPerEvent * assumptions.monthsStored,
    ),
    ...line('kms-requests', files),
  ];
}
