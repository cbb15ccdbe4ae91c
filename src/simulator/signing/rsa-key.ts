import { checkPrimeSync, createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { Random } from '../random.js';

const publicExponent = 65537n;
const primeBits = 1024;
const smallPrimes = primesBelow(2000);

/**
 * An RSA-2048 private key that follows from the random stream alone, so that equal seeds sign equal
 * bytes and no key material has to be kept. It protects nothing but an invented organization.
 */
export function rsaKey(random: Random): KeyObject {
  return createPrivateKey({ key: rsaPrivateJwk(random), format: 'jwk' });
}

/** The same key as a JWK (RFC 7518, section 6.3), for a worker thread. */
export function rsaPrivateJwk(random: Random): JsonWebKey {
  const p = probablePrime(random);
  const q = probablePrime(random);
  const d = inverse(publicExponent, (p - 1n) * (q - 1n));
  return {
    kty: 'RSA',
    n: base64Url(p * q),
    e: base64Url(publicExponent),
    d: base64Url(d),
    p: base64Url(p),
    q: base64Url(q),
    dp: base64Url(d % (p - 1n)),
    dq: base64Url(d % (q - 1n)),
    qi: base64Url(inverse(q, p)),
  };
}

/** The two highest bits are set, so that the product of two such primes has exactly 2048 bits. */
function probablePrime(random: Random): bigint {
  const bytes = random.bytes(primeBits / 8);
  bytes[0]! |= 0b1100_0000;
  bytes[bytes.length - 1]! |= 1;
  let candidate = BigInt(`0x${bytes.toString('hex')}`);
  const remainders = smallPrimes.map((prime) => Number(candidate % BigInt(prime)));
  for (let step = 0; ; step += 2, candidate += 2n) {
    if (smallPrimes.some((prime, index) => (remainders[index]! + step) % prime === 0)) continue;
    if ((candidate - 1n) % publicExponent !== 0n && checkPrimeSync(candidate)) return candidate;
  }
}

/** The inverse of `value` modulo `modulus`, by the extended Euclidean algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [previous, current] = [modulus, value % modulus];
  let [previousFactor, factor] = [0n, 1n];
  while (current > 1n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  return ((factor % modulus) + modulus) % modulus;
}

function base64Url(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}

function primesBelow(limit: number): number[] {
  const primes: number[] = [];
  for (let candidate = 3; candidate < limit; candidate += 2) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
}
