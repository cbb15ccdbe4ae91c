import { createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Random } from '../random.js';
import { rsaKey, rsaPrivateJwk } from './rsa-key.js';

describe('rsaKey', () => {
  it('is a working RSA key of 2048 bits', () => {
    const key = rsaKey(new Random('key', 1));
    expect(key.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048, publicExponent: 65537n });
    const signature = sign('RSA-SHA256', Buffer.from('text'), key);
    expect(signature).toHaveLength(256);
    expect(verify('RSA-SHA256', Buffer.from('text'), createPublicKey(key), signature)).toBe(true);
    expect(verify('RSA-SHA256', Buffer.from('test'), createPublicKey(key), signature)).toBe(false);
  });

  it('follows from the seed', () => {
    expect(rsaPrivateJwk(new Random('key', 1))).toEqual(rsaPrivateJwk(new Random('key', 1)));
    expect(rsaPrivateJwk(new Random('key', 1)).n).not.toBe(rsaPrivateJwk(new Random('key', 2)).n);
  });
});
