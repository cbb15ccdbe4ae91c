import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { publicKeyFingerprint } from '../../../dist/cloudtrail/index.js';
import { LOG_HASH } from './log-file.mjs';
import {
  BUCKET,
  digestKey,
  HOUR,
  logKeysOf,
  LOGS_AN_HOUR,
  placesOf,
  REGIONS,
  second,
  START,
} from './names.mjs';

/** Signs a chain for each account and Region into one file, each signature before its digest. */
export function signDigests(accounts, days, path) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const der = publicKey.export({ type: 'pkcs1', format: 'der' });
  const key = {
    Value: der.toString('base64'),
    ValidityStartTime: new Date(START - 24 * HOUR).toISOString(),
    ValidityEndTime: new Date(START + 29 * 24 * HOUR).toISOString(),
    Fingerprint: publicKeyFingerprint(der),
  };
  const places = [];
  const file = openSync(path, 'w');
  let offset = 0;
  for (const { account, region } of placesOf(accounts)) {
    let previous;
    for (let hour = 0; hour < days * 24; hour++) {
      const digest = digestOf(account, region, hour, previous, key.Fingerprint);
      const content = Buffer.from(JSON.stringify(digest));
      const sha256 = createHash('sha256').update(content).digest('hex');
      const text = [
        digest.digestEndTime,
        `${BUCKET}/${digest.digestS3Object}`,
        sha256,
        previous?.signature ?? 'null',
      ];
      const signature = sign('RSA-SHA256', Buffer.from(text.join('\n')), privateKey);
      const stored = gzipSync(content);
      writeSync(file, signature);
      writeSync(file, stored);
      places.push(offset);
      offset += signature.length + stored.length;
      previous = { key: digest.digestS3Object, sha256, signature: signature.toString('hex') };
    }
  }
  closeSync(file);
  const publicKeys = Object.fromEntries(REGIONS.map((region) => [region, { PublicKeyList: [key] }]));
  const digests = places.length;
  const logFiles = digests * LOGS_AN_HOUR;
  return {
    publicKeys,
    places: [...places, offset],
    digests,
    logFiles,
    objects: digests + logFiles,
    to: START + days * 24 * HOUR,
  };
}

function digestOf(account, region, hour, previous, fingerprint) {
  const [start, end] = [START + hour * HOUR, START + (hour + 1) * HOUR];
  const times = { newestEventTime: second(end - 1000), oldestEventTime: second(start) };
  return {
    awsAccountId: account,
    digestStartTime: second(start),
    digestEndTime: second(end),
    digestS3Bucket: BUCKET,
    digestS3Object: digestKey(account, region, end),
    digestPublicKeyFingerprint: fingerprint,
    digestSignatureAlgorithm: 'SHA256withRSA',
    ...times,
    previousDigestS3Bucket: previous === undefined ? null : BUCKET,
    previousDigestS3Object: previous?.key ?? null,
    previousDigestHashValue: previous?.sha256 ?? null,
    previousDigestHashAlgorithm: previous === undefined ? null : 'SHA-256',
    previousDigestSignature: previous?.signature ?? null,
    logFiles: logKeysOf(account, region, hour).map((s3Object) => ({
      s3Bucket: BUCKET,
      s3Object,
      hashValue: LOG_HASH,
      hashAlgorithm: 'SHA-256',
      ...times,
    })),
  };
}
