import { type BucketTree, deflate, inflate } from '../bucket-tree.js';
import { type Chain, chainOf, change, objectAt, readDigest } from '../chain.js';
import type { TamperCase } from './tamper-case.js';

type Choice = (keys: readonly string[]) => readonly string[];

const middle: Choice = (keys) => [keys[Math.floor(keys.length / 2)]!];
const newest: Choice = (keys) => keys.slice(-1);

const remove =
  (choice: Choice): TamperCase['apply'] =>
  (tree, { digests }) => {
    for (const key of choice(digests)) tree.objects.delete(key);
  };

const changeDigest =
  (
    choice: Choice,
    edit: (object: ReturnType<typeof objectAt>) => Partial<typeof object>,
  ): TamperCase['apply'] =>
  (tree, { digests }) => {
    for (const key of choice(digests)) change(tree, key, edit(objectAt(tree, key)));
  };

const changeBytes = (edit: (body: Uint8Array) => Uint8Array): TamperCase['apply'] =>
  changeDigest(middle, ({ body }) => ({ body: edit(body) }));

/** Edits the JSON and leaves the signature as it is. */
const changeMembers = (edit: (digest: Record<string, unknown>) => object): TamperCase['apply'] =>
  changeBytes((body) => deflate(JSON.stringify(edit(JSON.parse(inflate(body).toString())))));

const changeMetadata = (
  choice: Choice,
  edit: (metadata: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
): TamperCase['apply'] => changeDigest(choice, ({ metadata }) => ({ metadata: edit(metadata) }));

const otherNibble = (signature: string | undefined): string =>
  `${signature?.startsWith('0') === true ? '1' : '0'}${signature?.slice(1)}`;

/** Copies the digest of the middle hour of another chain over this one's. */
const copyFrom =
  (other: (tree: BucketTree, chain: Chain) => Chain): TamperCase['apply'] =>
  (tree, chain) => {
    const [source] = middle(other(tree, chain).digests);
    const [target] = middle(chain.digests);
    tree.objects.set(target!, objectAt(tree, source!));
  };

/** Moves the whole bucket: other keys, or the same keys in a bucket of another name. */
const move =
  (bucket: string, prefix: string): TamperCase['apply'] =>
  (tree) => {
    const { trail } = tree.organization;
    tree.organization = { ...tree.organization, trail: { ...trail, bucket, prefix } };
    const objects = [...tree.objects];
    tree.objects.clear();
    for (const [key, object] of objects) tree.objects.set(prefix === '' ? key : `${prefix}/${key}`, object);
  };

export const DIGEST_CASES: readonly TamperCase[] = [
  {
    title: 'a digest edited to list no log files',
    apply: changeMembers((digest) => ({ ...digest, logFiles: [] })),
    cli: '1 digest: signature verification failed',
    verdict: 'tampered',
    codes: ['DIGEST_MODIFIED'],
  },
  {
    title: 'the newest digest edited',
    apply: changeDigest(newest, ({ body }) => ({
      body: deflate(inflate(body).toString().replace('"logFiles":[', '"logFiles": [')),
    })),
    cli: '1 digest: signature verification failed',
    verdict: 'tampered',
    codes: ['DIGEST_MODIFIED'],
  },
  {
    title: 'a digest deleted',
    apply: remove(middle),
    cli: '1 digest: not found',
    verdict: 'tampered',
    codes: ['DIGEST_MISSING'],
  },
  {
    title: 'two digests in a row deleted',
    apply: remove((keys) => keys.slice(10, 12)),
    cli: '1 digest: not found',
    verdict: 'tampered',
    codes: ['DIGEST_MISSING'],
  },
  {
    title: 'all digests but the first two and the last two deleted',
    apply: remove((keys) => keys.slice(2, -2)),
    cli: '1 digest: not found',
    verdict: 'tampered',
    codes: ['DIGEST_MISSING'],
  },
  {
    title: 'the three newest digests deleted',
    apply: remove((keys) => keys.slice(-3)),
    cli: 'valid',
    verdict: 'tampered',
    codes: ['TAIL_MISSING'],
  },
  {
    title: 'the first digest of the chain deleted',
    apply: remove((keys) => keys.slice(0, 1)),
    cli: '1 digest: not found',
    verdict: 'tampered',
    codes: ['DIGEST_MISSING'],
  },
  {
    title: 'all digests of one account and Region deleted',
    apply: remove((keys) => keys),
    cli: 'no digests found',
    verdict: 'tampered',
    codes: ['CHAIN_ABSENT'],
  },
  {
    title: 'the signature of a digest lost with its metadata',
    apply: changeMetadata(middle, () => ({})),
    cli: '1 digest: signature verification failed',
    verdict: 'ok',
    codes: ['METADATA_LOST'],
  },
  {
    title: 'the signature of the newest digest lost with its metadata',
    apply: changeMetadata(newest, () => ({})),
    cli: '1 digest: signature verification failed',
    verdict: 'incomplete',
    codes: ['UNSIGNED_HEAD'],
  },
  {
    title: 'one hexadecimal digit of a signature changed',
    apply: changeMetadata(middle, (metadata) => ({
      ...metadata,
      signature: otherNibble(metadata['signature']),
    })),
    cli: '1 digest: signature verification failed',
    verdict: 'tampered',
    codes: ['METADATA_ALTERED'],
  },
  {
    title: 'another signature algorithm named in the metadata',
    apply: changeMetadata(middle, (metadata) => ({ ...metadata, 'signature-algorithm': 'SHA1withRSA' })),
    cli: 'valid',
    verdict: 'tampered',
    codes: ['ALGORITHM_UNSUPPORTED'],
  },
  {
    title: 'an older digest copied over a newer one, with its metadata',
    apply: (tree, { digests }) => {
      tree.objects.set(digests[12]!, objectAt(tree, digests[8]!));
    },
    cli: '1 digest: has been moved from its original location',
    verdict: 'tampered',
    codes: ['DIGEST_MISPLACED'],
  },
  {
    title: 'a digest of another account copied over one of this account',
    apply: copyFrom((tree, { accountId, region }) => {
      const other = tree.organization.accounts.find((account) => account.accountId !== accountId);
      return chainOf(tree, other!.accountId, region);
    }),
    cli: '1 digest: has been moved from its original location',
    verdict: 'tampered',
    codes: ['DIGEST_MISPLACED'],
  },
  {
    title: 'a digest of another Region copied over one of this Region',
    apply: copyFrom((tree, { accountId }) => chainOf(tree, accountId, 'us-east-1')),
    cli: '1 digest: has been moved from its original location',
    verdict: 'tampered',
    codes: ['DIGEST_MISPLACED'],
  },
  {
    title: 'the whole bucket copied to another bucket',
    apply: move('copied-bucket', ''),
    cli: '26 digests: has been moved from its original location',
    verdict: 'incomplete',
    codes: ['RELOCATED'],
  },
  {
    title: 'the whole bucket copied below a prefix',
    apply: move('larkmoor-org-trail', 'copy'),
    cli: '26 digests: has been moved from its original location',
    verdict: 'incomplete',
    codes: ['RELOCATED'],
  },
  {
    title: 'another bucket written into a digest',
    apply: changeMembers((digest) => ({ ...digest, digestS3Bucket: 'copied-bucket' })),
    cli: '1 digest: has been moved from its original location',
    verdict: 'tampered',
    codes: ['DIGEST_MODIFIED'],
  },
  {
    title: 'a digest cut in the middle',
    apply: changeBytes((body) => body.subarray(0, body.length / 2)),
    cli: '1 digest: invalid format',
    verdict: 'tampered',
    codes: ['DIGEST_CORRUPT'],
  },
  {
    title: 'a digest replaced by text that is not JSON',
    apply: changeBytes(() => deflate('not JSON')),
    cli: '1 digest: invalid format',
    verdict: 'tampered',
    codes: ['DIGEST_CORRUPT'],
  },
  {
    title: 'a digest replaced by a JSON array',
    apply: changeBytes(() => deflate('[]')),
    cli: '1 digest: list indices must be integers or slices, not str',
    verdict: 'tampered',
    codes: ['DIGEST_CORRUPT'],
  },
  {
    title: 'bytes appended to a digest',
    apply: changeBytes((body) => Buffer.concat([body, Buffer.from('more')])),
    cli: 'valid',
    verdict: 'tampered',
    codes: ['TRAILING_DATA'],
  },
  {
    title: 'the public keys of a Region cannot be had',
    apply: (tree, { region }) => {
      tree.publicKeys = { ...tree.publicKeys, [region]: { PublicKeyList: [] } };
    },
    cli: 'no result: No public keys found',
    verdict: 'incomplete',
    codes: ['KEYS_UNAVAILABLE'],
  },
  {
    title: 'a public key that is not the one its fingerprint names',
    apply: (tree, { region, digests }) => {
      const fingerprint = readDigest(tree, digests[0]!).digestPublicKeyFingerprint;
      const other = tree.publicKeys['us-east-1']!.PublicKeyList[0]!;
      const list = tree.publicKeys[region]!.PublicKeyList.map((key) =>
        key.Fingerprint === fingerprint ? { ...key, Value: other.Value } : key,
      );
      tree.publicKeys = { ...tree.publicKeys, [region]: { PublicKeyList: list } };
    },
    cli: '26 digests: signature verification failed',
    verdict: 'incomplete',
    codes: ['KEY_SOURCE_UNTRUSTED'],
  },
];
