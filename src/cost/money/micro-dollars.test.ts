import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from './decimal.js';
import { priceQuantity, sumOf, toDollars } from './micro-dollars.js';

const price = (usd: string, per: bigint) => ({ usd: parseDecimal(usd)!, per });

describe('priceQuantity', () => {
  it.each([
    ['150,000 copies at $2.00 for 100,000', 150_000n, price('2.00', 100_000n), 3_000_000n],
    ['2,000,000 data events at $0.10 for 100,000', 2_000_000n, price('0.10', 100_000n), 2_000_000n],
    ['one copy', 1n, price('2.00', 100_000n), 20n],
    ['one event of Insights, which is three and a half millionths', 1n, price('0.35', 100_000n), 4n],
    ['a gibibyte', 1n << 30n, price('0.023', 1n << 30n), 23_000n],
    ['a byte, which rounds to nothing', 1n, price('0.023', 1n << 30n), 0n],
    ['nothing', 0n, price('2.00', 1n), 0n],
  ])('prices %s', (_, quantity, unitPrice, expected) => {
    expect(priceQuantity(quantity, unitPrice)).toBe(expected);
  });

  it('is never further than half a millionth from the exact amount', () => {
    const quantities = fc.bigInt({ min: 0n, max: 10n ** 15n });
    const prices = fc.record({ digits: fc.bigInt({ min: 0n, max: 10n ** 9n }), scale: fc.nat(12) });
    fc.assert(
      fc.property(
        quantities,
        prices,
        fc.constantFrom(1n, 1000n, 100_000n, 1n << 30n),
        (quantity, usd, per) => {
          const denominator = per * 10n ** BigInt(usd.scale);
          const error =
            priceQuantity(quantity, { usd, per }) * denominator - quantity * usd.digits * 1_000_000n;
          expect(2n * error <= denominator && -2n * error <= denominator).toBe(true);
        },
      ),
    );
  });
});

it('adds up, and shows dollars', () => {
  expect(toDollars(sumOf([1n, 20n, 3_000_000n]))).toBe(3.000021);
});
