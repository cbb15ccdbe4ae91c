import { UserError } from '../../errors.js';
import { type Decimal, formatDecimal, multiplyDecimals, parseDecimal } from '../money/decimal.js';
import type { UnitPrice } from '../money/micro-dollars.js';
import {
  type ListedPrice,
  PRICE_IDS,
  PRICED_SERVICES,
  type PriceId,
  type PriceList,
  UNIT_SIZES,
} from './price-list.js';

/** What the user says about prices, as the configuration carries it. */
export interface PriceOverrides {
  /** US dollars for the `per` and `unit` of the list, by the id of the price. Holds in every Region. */
  readonly prices: Readonly<Record<string, number>>;
  /** Percent off, by service, or `all` for those that are not named. */
  readonly discounts: Readonly<Record<string, number>>;
}

export const NO_OVERRIDES: PriceOverrides = { prices: {}, discounts: {} };

/** A price as it is applied in one Region. */
export interface AppliedPrice extends Omit<ListedPrice, 'usd' | 'regions'> {
  /** After discounts, as text. */
  readonly usd: string;
  readonly origin: 'list' | 'region' | 'configuration';
  readonly discountPercent: number;
  /** For one of the base units that quantities are counted in. */
  readonly unitPrice: UnitPrice;
}

export interface PriceBook {
  readonly asOf: string;
  readonly source: string;
  readonly price: (id: PriceId, region?: string) => AppliedPrice;
}

/** Throws a `UserError` for an override of something that has no price. */
export function makePriceBook(list: PriceList, overrides: PriceOverrides = NO_OVERRIDES): PriceBook {
  refuseUnknown('cost.prices', Object.keys(overrides.prices), PRICE_IDS);
  refuseUnknown('cost.discounts', Object.keys(overrides.discounts), ['all', ...PRICED_SERVICES]);
  const listed = new Map(list.prices.map((price) => [price.id, price]));
  return {
    asOf: list.asOf,
    source: list.source,
    price: (id, region) => applyPrice(listed.get(id)!, overrides, region),
  };
}

function applyPrice(
  listed: ListedPrice,
  overrides: PriceOverrides,
  region: string | undefined,
): AppliedPrice {
  const { id, service, title, per, unit, asOf, source, note } = listed;
  const { origin, usd } = amountOf(listed, overrides, region);
  const discountPercent = overrides.discounts[listed.service] ?? overrides.discounts['all'] ?? 0;
  const discounted = multiplyDecimals(usd, shareLeft(discountPercent));
  return {
    id,
    service,
    title,
    per,
    unit,
    asOf,
    source,
    ...(note !== undefined && { note }),
    // The user answers for what the user wrote.
    verified: origin === 'list' ? listed.verified : origin === 'configuration',
    usd: formatDecimal(discounted),
    origin,
    discountPercent,
    unitPrice: { usd: discounted, per: BigInt(per) * UNIT_SIZES[unit] },
  };
}

function amountOf(
  { id, usd, regions }: ListedPrice,
  { prices }: PriceOverrides,
  region: string | undefined,
): { readonly origin: AppliedPrice['origin']; readonly usd: Decimal } {
  const own = prices[id];
  if (own !== undefined) return { origin: 'configuration', usd: decimalOf(own, `cost.prices.${id}`) };
  const regional = region === undefined ? undefined : regions?.[region];
  if (regional !== undefined) return { origin: 'region', usd: parseDecimal(regional)! };
  return { origin: 'list', usd: parseDecimal(usd)! };
}

function shareLeft(discountPercent: number): Decimal {
  const left = decimalOf(discountPercent, 'cost.discounts');
  const hundred = 100n * 10n ** BigInt(left.scale);
  if (left.digits > hundred) throw notA('cost.discounts', discountPercent, 'a number from 0 to 100');
  return { digits: hundred - left.digits, scale: left.scale + 2 };
}

function decimalOf(value: number, where: string): Decimal {
  const decimal = parseDecimal(String(value));
  if (decimal === undefined) throw notA(where, value, 'a number that is not negative');
  return decimal;
}

function notA(where: string, value: number, expected: string): UserError {
  return new UserError({ what: `${value} is not ${expected}`, where, next: `Give ${expected}.` });
}

function refuseUnknown(where: string, names: readonly string[], known: readonly string[]): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new UserError({
    what: `there is no ${where === 'cost.prices' ? 'price' : 'service'} ${JSON.stringify(unknown)}`,
    where,
    next: `Name one of: ${known.join(', ')}.`,
  });
}
