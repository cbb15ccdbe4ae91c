import type { Delivery } from '../snapshot/index.js';

const DAY = 24 * 3_600_000;

/**
 * Whether the sampled object of a delivery is locked for so many days from its delivery. A day less is enough:
 * S3 counts from when the object was created, and the key tells the time only to the minute.
 */
export function isLockedFor({ sample, newestLogAt }: Delivery, days: number): boolean {
  if (sample?.retention.kind !== 'known' || sample.retention.value === null) return false;
  const deliveredAt = newestLogAt.kind === 'known' ? newestLogAt.value : null;
  const until = Date.parse(sample.retention.value.until);
  return deliveredAt === null || until - Date.parse(deliveredAt) >= (days - 1) * DAY;
}
