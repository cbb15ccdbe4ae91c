import { describe, expect, it } from 'vitest';
import { UserError } from '../../errors.js';
import { parseDecimal } from '../money/decimal.js';
import { loadPriceList } from './load-price-list.js';
import { makePriceBook, NO_OVERRIDES } from './price-book.js';
import { PRICE_IDS, PRICED_SERVICES, UNIT_SIZES } from './price-list.js';

const list = await loadPriceList();

describe('prices/aws.json', () => {
  it('has every price once', () => {
    expect(list.prices.map(({ id }) => id).sort()).toEqual([...PRICE_IDS].sort());
  });

  it.each(list.prices.map((price) => [price.id, price] as const))(
    'gives %s an exact amount, a unit, a day and a page',
    (_, price) => {
      const amounts = [price.usd, ...Object.values(price.regions ?? {})];
      expect(amounts.map(parseDecimal)).not.toContain(undefined);
      expect(Object.keys(UNIT_SIZES)).toContain(price.unit);
      expect(PRICED_SERVICES).toContain(price.service);
      expect(price.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(price.source).toMatch(/^https:\/\/aws\.amazon\.com\//);
      expect(Number.isInteger(price.per)).toBe(true);
    },
  );

  it('calls no price verified that nobody compared with its page', () => {
    expect(list.prices.filter(({ verified }) => verified).map(({ id }) => id)).toEqual([
      'cloudtrail-management-first-copy',
      'cloudtrail-management-additional-copy',
      'cloudtrail-data-events',
      'cloudtrail-insights-management',
      'athena-scan',
    ]);
  });
});

describe('a price book', () => {
  const overrides = {
    prices: { 'logs-ingestion': 0.41 },
    discounts: { cloudtrail: 12.5, all: 10 },
  };

  it.each([
    [
      'the list',
      NO_OVERRIDES,
      'cloudtrail-data-events',
      'eu-central-1',
      { usd: '0.1', origin: 'list', verified: true },
    ],
    [
      'the Region',
      NO_OVERRIDES,
      'logs-ingestion',
      'eu-central-1',
      { usd: '0.63', origin: 'region', verified: false },
    ],
    ['no Region', NO_OVERRIDES, 'logs-ingestion', undefined, { usd: '0.5', origin: 'list', verified: false }],
    [
      'the user',
      overrides,
      'logs-ingestion',
      'eu-central-1',
      { usd: '0.369', origin: 'configuration', verified: true },
    ],
    [
      'a discount',
      overrides,
      'cloudtrail-management-additional-copy',
      undefined,
      { usd: '1.75', discountPercent: 12.5 },
    ],
    [
      'a discount of everything',
      overrides,
      's3-put-requests',
      undefined,
      { usd: '0.0045', discountPercent: 10 },
    ],
  ] as const)('goes by %s', (_, given, id, region, expected) => {
    expect(makePriceBook(list, given).price(id, region)).toMatchObject(expected);
  });

  it.each([
    ['a price', { prices: { 'cloudtrail-events': 1 }, discounts: {} }, 'cost.prices'],
    ['a service', { prices: {}, discounts: { cloudtrails: 1 } }, 'cost.discounts'],
  ])('refuses %s that does not exist', (_, given, where) => {
    expect(() => makePriceBook(list, given)).toThrow(UserError);
    expect(() => makePriceBook(list, given)).toThrow(where);
  });

  it.each([
    ['a negative price', { prices: { 'logs-ingestion': -1 }, discounts: {} }],
    ['more than everything off', { prices: {}, discounts: { all: 101 } }],
  ])('refuses %s', (_, given) => {
    expect(() => makePriceBook(list, given).price('logs-ingestion')).toThrow(UserError);
  });
});
