import { createHash, generateKeyPairSync, sign } from 'node:crypto';

import {
  type DigestFile,
  type NoPreviousDigest,
  type PreviousDigest,
  publicKeyFingerprint,
  stringToSign,
} from '../../../src/cloudtrail/index.js';
import { type BucketTree, deflate } from './bucket-tree.js';
import { objectAt, readDigest } from './chain.js';
import type { PublicKey } from './control-plane.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const der = publicKey.export({ type: 'pkcs1', format: 'der' });

const ownKey: PublicKey = {
  Value: der.toString('base64'),
  ValidityStartTime: '2026-02-15T00:00:00+00:00',
  ValidityEndTime: '2026-03-17T00:00:00+00:00',
  Fingerprint: publicKeyFingerprint(der),
};

/** Makes the key of `signDigests` one of the Region's. */
export function publishOwnKey(tree: BucketTree, region: string): void {
  const PublicKeyList = [...(tree.publicKeys[region]?.PublicKeyList ?? []), ownKey];
  tree.publicKeys = { ...tree.publicKeys, [region]: { PublicKeyList } };
}

/** What becomes of a digest before it is signed. */
export type DigestEdit = (digest: DigestFile, key: string) => DigestFile;

/**
 * Edits digests, oldest first, and signs them as CloudTrail would. Each follows the one before it in
 * `keys`; the first keeps the predecessor that it has. The edit has the last word.
 */
export function signDigests(tree: BucketTree, keys: readonly string[], edit?: DigestEdit): void {
  let previous: PreviousDigest | undefined;
  for (const key of keys) {
    const linked = { ...readDigest(tree, key), ...previous } as DigestFile;
    const digest = edit === undefined ? linked : edit(linked, key);
    previous = store(tree, key, { ...digest, digestPublicKeyFingerprint: ownKey.Fingerprint });
  }
}

function store(tree: BucketTree, key: string, digest: DigestFile): PreviousDigest {
  const { logFiles, ...rest } = digest;
  const content = Buffer.from(JSON.stringify({ ...rest, logFiles }));
  const hash = createHash('sha256').update(content).digest('hex');
  const signature = sign('RSA-SHA256', Buffer.from(stringToSign(digest, hash)), privateKey).toString('hex');
  const metadata = { signature, 'signature-algorithm': 'SHA256withRSA' };
  tree.objects.set(key, { ...objectAt(tree, key), body: deflate(content), metadata });
  return {
    previousDigestS3Bucket: digest.digestS3Bucket,
    previousDigestS3Object: digest.digestS3Object,
    previousDigestHashValue: hash,
    previousDigestHashAlgorithm: 'SHA-256',
    previousDigestSignature: signature,
  };
}

/** A digest that starts a chain. */
export const withoutPrevious = (digest: DigestFile): DigestFile => ({ ...digest, ...noPrevious });

const noPrevious: NoPreviousDigest = {
  previousDigestS3Bucket: null,
  previousDigestS3Object: null,
  previousDigestHashValue: null,
  previousDigestHashAlgorithm: null,
  previousDigestSignature: null,
};
