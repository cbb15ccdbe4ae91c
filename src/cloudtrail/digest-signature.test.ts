import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openContainer } from './container.js';
import type { DigestFile, DigestMetadata } from './digest-file.js';
import { publicKeyFingerprint, stringToSign, verifyDigestSignature } from './digest-signature.js';
import { parseDigest } from './parse-digest.js';

interface Vectors {
  readonly publicKey: { readonly Fingerprint: string; readonly ValueBase64: string };
  readonly objects: readonly VectorObject[];
}

interface VectorObject {
  readonly key: string;
  readonly gzipBase64: string;
  readonly sha256Uncompressed: string;
  readonly metadata?: DigestMetadata;
  readonly stringToSign?: string;
}

const url = new URL('../../test/fixtures/digest-vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(url, 'utf8')) as Vectors;
const digests = vectors.objects.filter(({ stringToSign }) => stringToSign !== undefined);
const pkcs1 = Buffer.from(vectors.publicKey.ValueBase64, 'base64');
const spki = createPublicKey({ key: pkcs1, format: 'der', type: 'pkcs1' }).export({
  format: 'der',
  type: 'spki',
});
const [newest] = digests.slice(-1);
const check = {
  stringToSign: newest?.stringToSign ?? '',
  signatureHex: newest?.metadata?.signature ?? '',
  publicKeyDer: pkcs1,
};

describe('the digest vectors', () => {
  test('are three chained digests and three logs', () => {
    expect([digests.length, vectors.objects.length]).toEqual([3, 6]);
  });

  test.each(vectors.objects)('hash to what they say: $key', ({ gzipBase64, sha256Uncompressed }) => {
    expect(sha256(contentOf(gzipBase64))).toBe(sha256Uncompressed);
  });
});

describe('stringToSign', () => {
  test.each(digests)('is the text that was signed: $key', (vector) => {
    const content = contentOf(vector.gzipBase64);
    expect(stringToSign(digestOf(content), sha256(content))).toBe(vector.stringToSign);
  });

  test('has four lines without one at the end, and null where there is no previous signature', () => {
    const [first] = digests;
    const lines = stringToSign(digestOf(contentOf(first?.gzipBase64 ?? '')), 'hash').split('\n');
    expect(lines).toHaveLength(4);
    expect(lines.slice(2)).toEqual(['hash', 'null']);
  });
});

describe('verifyDigestSignature', () => {
  test.each(digests)('accepts the signature of a vector: $key', ({ stringToSign = '', metadata }) => {
    const signatureHex = metadata?.signature ?? '';
    expect(verifyDigestSignature({ stringToSign, signatureHex, publicKeyDer: pkcs1 })).toEqual({
      kind: 'valid',
    });
  });

  test('accepts the key as SPKI and the signature in upper case', () => {
    const other = { publicKeyDer: spki, signatureHex: check.signatureHex.toUpperCase() };
    expect(verifyDigestSignature({ ...check, ...other })).toEqual({ kind: 'valid' });
  });

  test('refuses a signature for any other text', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), (at, insert) => {
        const index = at % (check.stringToSign.length + 1);
        const text = check.stringToSign.slice(0, index) + insert + check.stringToSign.slice(index);
        expect(verifyDigestSignature({ ...check, stringToSign: text })).toEqual(differs);
      }),
    );
  });

  test.each([
    ['with one digit changed', check.signatureHex.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))],
    ['that is shorter than the key', check.signatureHex.slice(2)],
    ['of the digest before', digests[0]?.metadata?.signature ?? ''],
    ['of zeroes', '00'.repeat(256)],
  ])('refuses a signature %s', (_name, signatureHex) => {
    expect(verifyDigestSignature({ ...check, signatureHex })).toEqual(differs);
  });

  test.each([
    ['empty', ''],
    ['of odd length', check.signatureHex.slice(1)],
    ['with a foreign letter at its end', `${check.signatureHex.slice(0, -2)}zz`],
    ['with a line break behind it', `${check.signatureHex}\n`],
    ['of four kilobytes and more', '00'.repeat(2049)],
  ])('says that a signature is not hexadecimal: %s', (_name, signatureHex) => {
    expect(verifyDigestSignature({ ...check, signatureHex })).toEqual({
      kind: 'invalid',
      reason: 'signature-not-hex',
    });
  });

  test('refuses the signature of another key and of another hash', () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const text = Buffer.from(check.stringToSign);
    const der = other.publicKey.export({ format: 'der', type: 'pkcs1' });
    const sha1 = sign('RSA-SHA1', text, other.privateKey).toString('hex');
    expect(verifyDigestSignature({ ...check, publicKeyDer: der })).toEqual(differs);
    expect(verifyDigestSignature({ ...check, publicKeyDer: der, signatureHex: sha1 })).toEqual(differs);
  });

  test('refuses keys that are no RSA keys', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const ec = publicKey.export({ format: 'der', type: 'spki' });
    for (const publicKeyDer of [ec, Buffer.alloc(0), Buffer.from('not a key'), pkcs1.subarray(0, 100)]) {
      expect(verifyDigestSignature({ ...check, publicKeyDer })).toEqual({
        kind: 'invalid',
        reason: 'unusable-key',
      });
    }
  });

  test('accepts nothing under a key with another modulus', () => {
    const modulusAt = 9;
    fc.assert(
      fc.property(fc.nat({ max: 255 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const publicKeyDer = flipped(pkcs1, modulusAt + at, change);
        expect(verifyDigestSignature({ ...check, publicKeyDer }).kind).toBe('invalid');
      }),
    );
  });

  test('never throws for a damaged key or for bytes that are no key', () => {
    const damaged = fc
      .tuple(fc.constantFrom(pkcs1, spki), fc.nat(), fc.integer({ min: 1, max: 255 }))
      .map(([der, at, change]) => flipped(der, at % der.length, change));
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array()), (publicKeyDer) => {
        expect(['valid', 'invalid']).toContain(verifyDigestSignature({ ...check, publicKeyDer }).kind);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('publicKeyFingerprint', () => {
  test('is the name that the vectors give the key', () => {
    expect(publicKeyFingerprint(pkcs1)).toBe(vectors.publicKey.Fingerprint);
  });

  test('is of the bytes as they come, so the same key as SPKI has another', () => {
    expect(publicKeyFingerprint(spki)).not.toBe(vectors.publicKey.Fingerprint);
  });
});

const differs = { kind: 'invalid', reason: 'signature-differs' };

function contentOf(gzipBase64: string): Uint8Array {
  const opened = openContainer(Buffer.from(gzipBase64, 'base64'));
  if (opened.kind !== 'ok') throw new Error(opened.detail);
  return opened.content;
}

function digestOf(content: Uint8Array): DigestFile {
  const parsed = parseDigest(content);
  if (parsed.kind !== 'ok') throw new Error(parsed.detail);
  return parsed.digest;
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function flipped(bytes: Uint8Array, at: number, change: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ change;
  return copy;
}
