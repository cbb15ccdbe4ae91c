import { priceQuantity, sumOf } from '../money/micro-dollars.js';
import type { PriceBook } from '../prices/index.js';
import type { CopyVolume, LakeUsage } from '../volumes/index.js';
import type { DuplicateTrail } from '../charge/account-cost.js';
import { EVERY_COPY } from '../charge/charge-usage.js';

/** Accounts whose events two trails record, dearest first. */
export function duplicateTrails({ copies }: LakeUsage, book: PriceBook): readonly DuplicateTrail[] {
  const pairs = new Map<string, CopyVolume[]>();
  for (const copy of copies) {
    if (copy.storedUnder === copy.deliveredUnder) continue;
    const name = JSON.stringify([copy.accountId, ...trailsOf(copy)]);
    const pair = pairs.get(name);
    if (pair === undefined) pairs.set(name, [copy]);
    else pair.push(copy);
  }
  return [...pairs.values()]
    .map((pair) => duplicateTrail(pair, book))
    .sort((left, right) => Number(right.usd - left.usd) || right.copies - left.copies);
}

function duplicateTrail(pair: readonly CopyVolume[], book: PriceBook): DuplicateTrail {
  const [first] = pair as readonly [CopyVolume, ...CopyVolume[]];
  return {
    accountId: first.accountId,
    trails: trailsOf(first),
    copies: pair.reduce((sum, { copies }) => sum + copies, 0),
    usd: sumOf(pair.map((copy) => priceOfCopies(copy, book))),
    firstEvent: new Date(
      pair.reduce((least, copy) => Math.min(least, copy.firstEvent), first.firstEvent) * 1000,
    ),
    lastEvent: new Date(pair.reduce((most, copy) => Math.max(most, copy.lastEvent), first.lastEvent) * 1000),
  };
}

function priceOfCopies({ category, region, copies }: CopyVolume, book: PriceBook) {
  const id = category === 'Management' ? 'cloudtrail-management-additional-copy' : EVERY_COPY[category];
  return id === undefined ? 0n : priceQuantity(BigInt(copies), book.price(id, region).unitPrice);
}

function trailsOf({ storedUnder, deliveredUnder }: CopyVolume): readonly [string, string] {
  return storedUnder < deliveredUnder ? [storedUnder, deliveredUnder] : [deliveredUnder, storedUnder];
}
