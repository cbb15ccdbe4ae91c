import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, multiplyDecimals, parseDecimal } from './decimal.js';

describe('parseDecimal', () => {
  it.each([
    ['2', '2'],
    ['2.00', '2'],
    ['0.0000166667', '0.0000166667'],
    ['1e-7', '0.0000001'],
    ['1.5e3', '1500'],
    ['0', '0'],
  ])('reads %s as %s', (text, expected) => {
    expect(formatDecimal(parseDecimal(text)!)).toBe(expected);
  });

  it.each(['', '-1', '1,000', '.5', '5.', 'NaN', 'Infinity', ' 1', '0x10'])('refuses %j', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it('keeps every number that JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), (value) => {
        expect(Number(formatDecimal(parseDecimal(String(value))!))).toBe(value);
      }),
    );
  });
});

it('multiplies without losing a digit', () => {
  const [left, right] = [parseDecimal('0.1')!, parseDecimal('0.2')!];
  expect(formatDecimal(multiplyDecimals(left, right))).toBe('0.02');
});
