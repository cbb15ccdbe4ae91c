import { type CostLine, costLine, type RealTimeMode } from '../charge/index.js';
import type { EstimateInput } from './estimate-month.js';
import { eventsOf, filesOf, type MonthlyVolume } from './volumes.js';

type Quantity = readonly [price: Parameters<typeof costLine>[1]['price'], quantity: number];

/** What a real-time mode takes in each account. */
export function realTimeOfAccount(
  volume: MonthlyVolume,
  input: EstimateInput,
  mode: RealTimeMode,
): readonly CostLine[] {
  switch (mode) {
    case 'none':
      return [];
    case 'hub':
      return lines(input, hub(volume, input));
    case 'per-account':
      return lines(input, [
        ['cloudtrail-management-additional-copy', volume.managementEvents],
        ['s3-put-requests', filesOf(volume)],
        ...logs(volume, input),
        ...alarms(input),
      ]);
    case 'central-log-group':
      return lines(input, logs(volume, input));
    default:
      return mode satisfies never;
  }
}

/** What a real-time mode takes once. */
export function realTimeOfOrganization(input: EstimateInput, mode: RealTimeMode): readonly CostLine[] {
  return mode === 'central-log-group' ? lines(input, alarms(input)) : [];
}

/** As its template has it. */
export const GIGABYTES_OF_FUNCTION = 0.5;

/** Rules of the default bus are free; what they send to the hub is a custom event of the sender. */
function hub({ managementEvents }: MonthlyVolume, { assumptions }: EstimateInput): readonly Quantity[] {
  const matched = managementEvents * assumptions.matchedShare;
  return [
    ['eventbridge-cross-account', matched],
    ['lambda-requests', matched],
    ['lambda-duration', matched * assumptions.lambdaSeconds * GIGABYTES_OF_FUNCTION],
    ['sns-requests', matched],
  ];
}

/** A log group takes every event of the trail in, and keeps a month of it compressed. */
function logs(volume: MonthlyVolume, { assumptions }: EstimateInput): readonly Quantity[] {
  const events = eventsOf(volume);
  return [
    ['logs-ingestion', events * assumptions.sentBytesPerEvent],
    ['logs-storage', events * assumptions.storedBytesPerEvent],
  ];
}

function alarms({ assumptions: { metricFilters } }: EstimateInput): readonly Quantity[] {
  return [
    ['cloudwatch-metric', metricFilters],
    ['cloudwatch-alarm', metricFilters],
  ];
}

function lines({ book }: EstimateInput, quantities: readonly Quantity[]): readonly CostLine[] {
  return quantities.flatMap(([price, quantity]) => costLine(book, { price, quantity, basis: 'estimate' }));
}
