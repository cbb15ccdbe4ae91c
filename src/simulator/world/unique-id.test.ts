import { describe, expect, it } from 'vitest';
import { parseAccountId } from '../../cloudtrail/index.js';
import { Random } from '../random.js';
import { uniqueId } from './unique-id.js';

const accountId = parseAccountId('045678901234')!;

/** The published way to read the account out of an access key id. */
function accountOf(keyId: string): string {
  const bits = Array.from(keyId.slice(4), (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const first48 = BigInt(`0b${bits.join('').slice(0, 48)}`);
  return ((first48 & 0x7fffffffff80n) >> 7n).toString().padStart(12, '0');
}

describe('uniqueId', () => {
  it('makes access key ids of twenty characters that tell their account', () => {
    const key = uniqueId('ASIA', accountId, new Random('key'));
    expect(key).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(accountOf(key)).toBe('045678901234');
  });

  it('makes principal ids of twenty-one characters', () => {
    expect(uniqueId('AROA', accountId, new Random('role'))).toMatch(/^AROA[A-Z2-7]{17}$/);
  });
});
