import { describe, expect, it } from 'vitest';
import { formatBytes, formatDuration, formatShare, formatUsd } from './numbers.js';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.00 kB'],
    [9_994, '9.99 kB'],
    [9_996, '10.0 kB'],
    [99_960, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1.00 MB'],
    [319_000_000, '319 MB'],
    [2.5e18, '2500 PB'],
  ])('writes %d bytes as %s', (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [999.6, '1.0 s'],
    [9_949, '9.9 s'],
    [9_951, '10 s'],
    [59_600, '1 min 00 s'],
    [200_000, '3 min 20 s'],
    [3_599_600, '1 h 00 min'],
    [7_500_000, '2 h 05 min'],
  ])('writes %d ms as %s', (milliseconds, expected) => {
    expect(formatDuration(milliseconds)).toBe(expected);
  });
});

describe('formatShare', () => {
  it.each([
    [0, 10, '0%'],
    [1, 1000, '<1%'],
    [999, 1000, '99%'],
    [10, 10, '100%'],
    [0, 0, '0%'],
  ])('writes %d of %d as %s', (part, whole, expected) => {
    expect(formatShare(part, whole)).toBe(expected);
  });
});

describe('formatUsd', () => {
  it.each([
    [0n, '$0.00'],
    [1n, '<$0.01'],
    [4_999n, '<$0.01'],
    [5_000n, '$0.01'],
    [1_234_565_000n, '$1,234.57'],
    [200_000_000n, '$200.00'],
    [-3_000_000n, '-$3.00'],
  ])('writes %s millionths as %s', (amount, expected) => {
    expect(formatUsd(amount)).toBe(expected);
  });
});
