import { createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseRegion, publicKeyFingerprint } from '../../cloudtrail/index.js';
import { listPublicKeys, makeKeyRing, makeRegionKeys } from './region-keys.js';

const regions = [parseRegion('us-east-1')!, parseRegion('eu-west-1')!];
const from = Date.parse('2026-01-01T00:00:00Z') / 1000;
const day = 86_400;
const keys = makeRegionKeys(1, regions, from, from + 40 * day);

describe('makeRegionKeys', () => {
  it('gives each Region keys for thirty days each that cover the range without a gap', () => {
    for (const region of regions) {
      const own = keys.filter((key) => key.region === region);
      expect(own.length).toBeGreaterThanOrEqual(2);
      expect(own[0]!.validFrom).toBeLessThanOrEqual(from);
      expect(own.at(-1)!.validTo).toBeGreaterThan(from + 40 * day);
      for (const [index, key] of own.entries()) {
        expect(key.validTo - key.validFrom).toBe(30 * day);
        expect(key.validFrom).toBe(own[index - 1]?.validTo ?? key.validFrom);
      }
    }
    expect(new Set(keys.map(({ privateJwk }) => privateJwk.n)).size).toBe(keys.length);
  });
});

describe('makeKeyRing', () => {
  it('signs with the key whose public half is published under the fingerprint', () => {
    const ring = makeKeyRing(keys);
    const published = listPublicKeys(keys);
    for (const time of [from, from + 20 * day, from + 40 * day]) {
      const { privateKey, fingerprint } = ring(regions[0]!, time);
      const entry = published['us-east-1']!.PublicKeyList.find(
        ({ Fingerprint }) => Fingerprint === fingerprint,
      )!;
      const der = Buffer.from(entry.Value, 'base64');
      expect(publicKeyFingerprint(der)).toBe(fingerprint);
      const signature = sign('RSA-SHA256', Buffer.from('x'), privateKey);
      expect(
        verify(
          'RSA-SHA256',
          Buffer.from('x'),
          createPublicKey({ key: der, format: 'der', type: 'pkcs1' }),
          signature,
        ),
      ).toBe(true);
      expect(entry.ValidityStartTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
    }
  });

  it('has no key for a time outside the range', () => {
    expect(() => makeKeyRing(keys)(regions[0]!, from - 100 * day)).toThrow('no key for us-east-1');
  });
});
