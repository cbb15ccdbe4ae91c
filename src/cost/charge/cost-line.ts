import { type MicroDollars, priceQuantity } from '../money/micro-dollars.js';
import type { AppliedPrice, PriceBook, PriceId, PriceUnit } from '../prices/index.js';

/** One price times one quantity. */
export interface CostLine {
  readonly price: PriceId;
  readonly title: string;
  /** `''` where a price does not depend on where the events happened. */
  readonly region: string;
  /** In base units: events, requests, bytes, months of a byte. */
  readonly quantity: number;
  readonly unit: BaseUnit;
  readonly usd: MicroDollars;
  /** Whether the lake shows that it happened, or the configuration says so, or it is estimated. */
  readonly basis: 'lake' | 'configuration' | 'estimate';
  /** False when nobody checked the price against its page. */
  readonly verified: boolean;
}

export type BaseUnit = 'events' | 'requests' | 'bytes' | 'byte-months' | 'months' | 'GB-seconds';

interface LineParts {
  readonly price: PriceId;
  readonly region?: string;
  /** Not negative; rounded to a whole number. */
  readonly quantity: number;
  readonly basis?: CostLine['basis'];
}

/** The line, or none for a quantity of zero. */
export function costLine(
  book: PriceBook,
  { price: id, region, quantity, basis = 'lake' }: LineParts,
): readonly CostLine[] {
  const whole = Math.round(quantity);
  if (whole === 0) return [];
  const price = book.price(id, region);
  return [
    {
      price: id,
      title: price.title,
      region: region ?? '',
      quantity: whole,
      unit: baseUnit(price),
      usd: priceQuantity(BigInt(whole), price.unitPrice),
      basis,
      verified: price.verified,
    },
  ];
}

const BASE_UNITS: Readonly<Record<PriceUnit, BaseUnit>> = {
  events: 'events',
  requests: 'requests',
  keys: 'months',
  metrics: 'months',
  alarms: 'months',
  'GB-seconds': 'GB-seconds',
  GB: 'bytes',
  'GB-month': 'byte-months',
  TB: 'bytes',
};

function baseUnit({ unit }: AppliedPrice): BaseUnit {
  return BASE_UNITS[unit];
}
