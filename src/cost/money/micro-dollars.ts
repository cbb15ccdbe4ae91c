import type { Decimal } from './decimal.js';

/**
 * Millionths of a US dollar. The amount of one line is reckoned exactly and rounded to this once; everything
 * above a line is a sum of whole numbers, so that a total is the sum of its lines to the last digit.
 */
export type MicroDollars = bigint;

/** What `per` units cost, `per` being a whole number. */
export interface UnitPrice {
  readonly usd: Decimal;
  readonly per: bigint;
}

/** The price of a quantity that is not negative, rounded half up. */
export function priceQuantity(quantity: bigint, { usd, per }: UnitPrice): MicroDollars {
  const numerator = quantity * usd.digits * 1_000_000n;
  const denominator = per * 10n ** BigInt(usd.scale);
  return (2n * numerator + denominator) / (2n * denominator);
}

/** As the JSON documents carry it: a number with at most six decimals. */
export function toDollars(amount: MicroDollars): number {
  return Number(amount) / 1_000_000;
}

export function sumOf(amounts: Iterable<MicroDollars>): MicroDollars {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
}
