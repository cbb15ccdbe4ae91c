import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openContainer } from './container.js';
import type { DigestFile } from './digest-file.js';
import { parseDigest } from './parse-digest.js';

interface Vectors {
  readonly objects: readonly { readonly key: string; readonly gzipBase64: string }[];
}

const url = new URL('../../test/fixtures/digest-vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(url, 'utf8')) as Vectors;
const digests = vectors.objects.filter(({ key }) => key.includes('/CloudTrail-Digest/'));

const starting = {
  awsAccountId: '111122223333',
  digestStartTime: '2026-03-01T00:00:48Z',
  digestEndTime: '2026-03-01T01:00:48Z',
  digestS3Bucket: 'org-audit',
  digestS3Object: 'AWSLogs/111122223333/CloudTrail-Digest/x.json.gz',
  digestPublicKeyFingerprint: 'c9e8d3eda1e0e0be988ba9d4c55838e7',
  digestSignatureAlgorithm: 'SHA256withRSA',
  newestEventTime: null,
  oldestEventTime: null,
  previousDigestS3Bucket: null,
  previousDigestS3Object: null,
  previousDigestHashValue: null,
  previousDigestHashAlgorithm: null,
  previousDigestSignature: null,
  logFiles: [],
} satisfies DigestFile;

const logFile = {
  s3Bucket: 'org-audit',
  s3Object: 'AWSLogs/111122223333/CloudTrail/x.json.gz',
  hashValue: 'ab'.repeat(32),
  hashAlgorithm: 'SHA-256',
  newestEventTime: '2026-03-01T00:58:59Z',
  oldestEventTime: '2026-03-01T00:48:02Z',
};

const following = {
  ...starting,
  newestEventTime: '2026-03-01T00:58:59Z',
  oldestEventTime: '2026-03-01T00:48:02Z',
  previousDigestS3Bucket: 'org-audit',
  previousDigestS3Object: 'AWSLogs/111122223333/CloudTrail-Digest/w.json.gz',
  previousDigestHashValue: 'cd'.repeat(32),
  previousDigestHashAlgorithm: 'SHA-256',
  previousDigestSignature: 'ef'.repeat(256),
  logFiles: [logFile],
} satisfies DigestFile;

const accepted: readonly (readonly [string, object])[] = [
  ['a starting digest', starting],
  ['a digest with a predecessor', following],
  ['an idle hour', { ...following, newestEventTime: null, oldestEventTime: null, logFiles: [] }],
  ['an algorithm that the verifier will refuse', { ...starting, digestSignatureAlgorithm: 'SHA1withRSA' }],
  ['a field that AWS has not documented yet', { ...starting, digestVersion: 2 }],
  ['event times with fractions of a second', { ...starting, newestEventTime: '2026-03-01T00:58:59.123Z' }],
  ['a previous digest in another bucket', { ...following, previousDigestS3Bucket: 'older' }],
];

const refused: readonly (readonly [string, unknown, RegExp])[] = [
  ['a list', [starting], /not a JSON object/],
  ['null', null, /not a JSON object/],
  ['a log file', { Records: [] }, /awsAccountId/],
  [
    'an account that is a number',
    { ...starting, awsAccountId: 111122223333 },
    /awsAccountId: expected twelve/,
  ],
  [
    'an end time with an offset',
    { ...starting, digestEndTime: '2026-03-01T01:00:48+00:00' },
    /digestEndTime/,
  ],
  ['an end time with a fraction', { ...starting, digestEndTime: '2026-03-01T01:00:48.0Z' }, /digestEndTime/],
  [
    'a start on the 30th of February',
    { ...starting, digestStartTime: '2026-02-30T00:00:00Z' },
    /digestStartTime/,
  ],
  ['an empty bucket', { ...starting, digestS3Bucket: '' }, /digestS3Bucket/],
  ['an upper-case fingerprint', { ...starting, digestPublicKeyFingerprint: 'A'.repeat(32) }, /Fingerprint/],
  ['no algorithm', { ...starting, digestSignatureAlgorithm: undefined }, /digestSignatureAlgorithm/],
  ['an event time that is a number', { ...starting, newestEventTime: 1772326739 }, /newestEventTime/],
  ['an event time that is absent', { ...starting, oldestEventTime: undefined }, /oldestEventTime/],
  ['a predecessor without a signature', { ...following, previousDigestSignature: null }, /1 of the 5/],
  ['a predecessor with a bucket alone', { ...starting, previousDigestS3Bucket: 'b' }, /4 of the 5/],
  ['a predecessor that is absent', { ...starting, previousDigestS3Object: undefined }, /4 of the 5/],
  ['a signature of odd length', { ...following, previousDigestSignature: 'abc' }, /previousDigestSignature/],
  [
    'a signature of megabytes',
    { ...following, previousDigestSignature: 'ab'.repeat(4_000_000) },
    /previousDigestSignature/,
  ],
  ['a hash that is too short', { ...following, previousDigestHashValue: 'ab' }, /previousDigestHashValue/],
  ['log files that are no list', { ...starting, logFiles: {} }, /logFiles: expected an array/],
  ['no log files', { ...starting, logFiles: undefined }, /logFiles/],
  [
    'a log file that is null',
    { ...starting, logFiles: [logFile, null] },
    /logFiles\[1\]: expected an object/,
  ],
  [
    'a log file without a hash',
    { ...starting, logFiles: [{ ...logFile, hashValue: 'none' }] },
    /logFiles\[0\]: hashValue/,
  ],
];

describe('parseDigest', () => {
  test.each(digests)('reads the vector $key', ({ gzipBase64 }) => {
    const opened = openContainer(Buffer.from(gzipBase64, 'base64'));
    expect(opened.kind === 'ok' && parseDigest(opened.content).kind).toBe('ok');
  });

  test.each(accepted)('reads %s as it stands', (_name, digest) => {
    expect(parseDigest(bytesOf(digest))).toStrictEqual({ kind: 'ok', digest });
  });

  test.each(refused)('refuses %s and names the place', (_name, digest, detail) => {
    expect(parseDigest(bytesOf(digest))).toEqual({
      kind: 'malformed',
      detail: expect.stringMatching(detail),
    });
  });

  test.each([
    ['text that is cut', Buffer.from('{"awsAccountId":')],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s', (_name, bytes) => {
    expect(parseDigest(bytes)).toEqual({ kind: 'malformed', detail: 'not JSON in UTF-8' });
  });

  test.each(Object.keys(following))('refuses a digest that lacks %s', (name) => {
    const { [name]: _dropped, ...rest } = following as Record<string, unknown>;
    expect(parseDigest(bytesOf(rest)).kind).toBe('malformed');
  });

  test('says something about any JSON and never throws', () => {
    const changed = fc
      .tuple(fc.constantFrom(...Object.keys(following)), fc.jsonValue())
      .map(([name, value]) => ({ ...following, [name]: value }));
    fc.assert(
      fc.property(fc.oneof(changed, fc.jsonValue()), (json) => {
        expect(['ok', 'malformed']).toContain(parseDigest(bytesOf(json)).kind);
      }),
    );
  });
});

function bytesOf(json: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(json));
}
