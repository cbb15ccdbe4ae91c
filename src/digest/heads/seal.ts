import { hash } from 'node:crypto';
import { parseLogKey } from '../../cloudtrail/index.js';
import type { ListedObject } from '../../storage/index.js';
import { type Catalogue, type Place, placeName } from '../catalogue/index.js';
import { dayText, timeText } from '../time/index.js';
import type { Seal } from './head-ledger.js';

const modulus = 2n ** 256n;

/**
 * Sums up what the listing shows of a place until a time. A sum of hashes does not depend on the
 * order; an object that is added, removed or written again changes it.
 */
export function sealPlace(catalogue: Catalogue, place: Place, until: number): Seal {
  const name = placeName(place);
  let sum = 0n;
  let objects = 0;
  const add = (object: ListedObject, time: number): void => {
    if (time > until) return;
    sum = (sum + BigInt(`0x${hash('sha256', lineOf(object), 'hex')}`)) % modulus;
    objects += 1;
  };
  for (const { object, key } of catalogue.digestsOf(name)) add(object, key.endTime.getTime());
  for (const day of catalogue.logDaysOf(name).filter((each) => each <= dayText(until))) {
    for (const object of catalogue.logsOf(name, day)) add(object, deliveredAt(object));
  }
  return { until: timeText(until), objects, sum: sum.toString(16).padStart(64, '0') };
}

export function isSameSeal(left: Seal, right: Seal): boolean {
  return left.until === right.until && left.objects === right.objects && left.sum === right.sum;
}

/** A folder has no ETag; there the time of the file stands for it. */
function lineOf({ key, size, etag, lastModified }: ListedObject): string {
  return JSON.stringify([key, size, etag ?? lastModified.getTime()]);
}

/** The time in the name of a log file. */
export function deliveredAt({ key }: ListedObject): number {
  const parsed = parseLogKey(key);
  return parsed.kind === 'log' ? parsed.deliveredAt.getTime() : 0;
}
