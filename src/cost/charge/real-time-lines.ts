import type { PriceBook } from '../prices/index.js';
import type { LakeUsage } from '../volumes/index.js';
import { type CostLine, costLine } from './cost-line.js';

/** How alerts are raised, as the configuration says. */
export const REAL_TIME_MODES = ['none', 'hub', 'per-account', 'central-log-group'] as const;

export type RealTimeMode = (typeof REAL_TIME_MODES)[number];

/**
 * What the real-time layer takes of the events that were recorded. Its copies do not reach the lake, so that
 * these lines follow from the configuration. What the hub takes depends on how many events match, which
 * nothing here shows.
 */
export function realTimeLines(
  usage: LakeUsage,
  { book, realTime }: { readonly book: PriceBook; readonly realTime: RealTimeMode },
): readonly CostLine[] {
  switch (realTime) {
    case 'none':
    case 'hub':
      return [];
    case 'central-log-group':
      return ingestion(usage, book);
    case 'per-account':
      return [...furtherCopy(usage, book), ...ingestion(usage, book)];
    default:
      return realTime satisfies never;
  }
}

/** Of one copy of every event: the inflated bytes, without the share of what other trails delivered. */
function ingestion({ events, copies, files }: LakeUsage, book: PriceBook): readonly CostLine[] {
  const stored = events.reduce((sum, volume) => sum + volume.events, 0);
  const delivered = stored + copies.reduce((sum, volume) => sum + volume.copies, 0);
  const contentBytes = files.reduce((sum, volume) => sum + volume.contentBytes, 0);
  const quantity = delivered === 0 ? 0 : (contentBytes * stored) / delivered;
  return costLine(book, { price: 'logs-ingestion', quantity, basis: 'configuration' });
}

function furtherCopy({ events }: LakeUsage, book: PriceBook): readonly CostLine[] {
  return events
    .filter(({ category }) => category === 'Management')
    .flatMap(({ region, events: quantity }) =>
      costLine(book, {
        price: 'cloudtrail-management-additional-copy',
        region,
        quantity,
        basis: 'configuration',
      }),
    );
}
