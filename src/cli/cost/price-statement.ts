import type { AppliedPrice, CostLine, PriceBook } from '../../cost/index.js';

/** Which prices were used, from when they are, and which of them nobody checked. */
export interface PriceStatement {
  readonly asOf: string;
  readonly source: string;
  readonly currency: 'USD';
  readonly used: readonly UsedPrice[];
  /** Ids among `used`. */
  readonly unverified: readonly string[];
}

/** US dollars as text for `per` of `unit`, after discounts. */
export type UsedPrice = Pick<
  AppliedPrice,
  'id' | 'title' | 'usd' | 'per' | 'unit' | 'asOf' | 'source' | 'verified' | 'origin' | 'discountPercent'
> & { readonly region: string };

export function priceStatement(book: PriceBook, lines: readonly CostLine[]): PriceStatement {
  const keys = [...new Set(lines.map(({ price, region }) => JSON.stringify([price, region])))].sort();
  const all = keys.map((key) => {
    const [id, region] = JSON.parse(key) as [AppliedPrice['id'], string];
    const { service: _service, unitPrice: _unitPrice, ...price } = book.price(id, region);
    return { ...price, region };
  });
  const used = all.filter(differsFromOthers);
  return {
    asOf: book.asOf,
    source: book.source,
    currency: 'USD',
    used,
    unverified: [...new Set(used.filter(({ verified }) => !verified).map(({ id }) => id))],
  };
}

/** One entry for all Regions that share an amount: the first of them. */
function differsFromOthers(price: UsedPrice, index: number, all: readonly UsedPrice[]): boolean {
  return (
    all.findIndex(
      ({ id, usd, origin }) => id === price.id && usd === price.usd && origin === price.origin,
    ) === index
  );
}
