import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from './random.js';

const take = (random: Random) => Array.from({ length: 20 }, () => random.uint32());

describe('Random', () => {
  it('repeats itself for equal seed parts and differs for any other part', () => {
    expect(take(new Random(1, 'people', 'a'))).toEqual(take(new Random(1, 'people', 'a')));
    expect(take(new Random(1, 'people', 'a'))).not.toEqual(take(new Random(2, 'people', 'a')));
    expect(take(new Random(1, 'people', 'a'))).not.toEqual(take(new Random(1, 'peoplea')));
  });

  it('keeps giving the values that earlier versions gave, so that a seed means the same bytes for ever', () => {
    expect(new Random(1).hex(16)).toMatchInlineSnapshot(`"0e2002618679e7ff"`);
  });

  it('stays inside the bounds that were asked for and reaches both ends', () => {
    const random = new Random('bounds');
    const seen = new Set(Array.from({ length: 500 }, () => random.between(3, 6)));
    expect([...seen].sort()).toEqual([3, 4, 5, 6]);
  });

  it('rounds so that the mean is kept', () => {
    const random = new Random('round');
    const sum = Array.from({ length: 4000 }, () => random.round(2.25)).reduce((a, b) => a + b, 0);
    expect(sum / 4000).toBeCloseTo(2.25, 1);
  });

  it('picks by weight and never an item of weight nought', () => {
    const random = new Random('weights');
    const picks = Array.from({ length: 3000 }, () => random.pickWeighted(['a', 'b', 'c'], [1, 0, 3]));
    expect(picks).not.toContain('b');
    expect(picks.filter((pick) => pick === 'c').length / picks.length).toBeCloseTo(0.75, 1);
  });

  it('writes ids in the form that AWS documents', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = new Random(seed);
        expect(random.uuid()).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
        expect(random.base32(17)).toMatch(/^[A-Z2-7]{17}$/);
        expect(random.alphanumeric(16)).toMatch(/^[A-Za-z0-9]{16}$/);
        expect(random.hex(17)).toMatch(/^[0-9a-f]{17}$/);
        expect(random.bytes(5)).toHaveLength(5);
      }),
    );
  });
});
