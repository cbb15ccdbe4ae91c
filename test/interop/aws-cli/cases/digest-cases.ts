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
    codes: ['DIGEST_MODIFIED'],
    apply: changeMembers((digest) => ({ ...digest, logFiles: [] })),
    cli: '1 digest: signature verification failed',
  },
  {
    title: 'the newest digest edited',
    codes: ['DIGEST_MODIFIED'],
    apply: changeDigest(newest, ({ body }) => ({
      body: deflate(inflate(body).toString().replace('"logFiles":[', '"logFiles": [')),
    })),
    cli: '1 digest: signature verification failed',
  },
  { title: 'a digest deleted', codes: ['DIGEST_MISSING'], apply: remove(middle), cli: '1 digest: not found' },
  {
    title: 'two digests in a row deleted',
    codes: ['DIGEST_MISSING'],
    apply: remove((keys) => keys.slice(10, 12)),
    cli: '1 digest: not found',
  },
  {
    title: 'all digests but the first two and the last two deleted',
    codes: ['DIGEST_MISSING'],
    apply: remove((keys) => keys.slice(2, -2)),
    cli: '1 digest: not found',
  },
  {
    title: 'the three newest digests deleted',
    codes: ['TAIL_MISSING'],
    apply: remove((keys) => keys.slice(-3)),
    cli: 'valid',
  },
  {
    title: 'the first digest of the chain deleted',
    codes: ['DIGEST_MISSING'],
    apply: remove((keys) => keys.slice(0, 1)),
    cli: '1 digest: not found',
  },
  {
    title: 'all digests of one account and Region deleted',
    codes: ['CHAIN_ABSENT'],
    apply: remove((keys) => keys),
    cli: 'no digests found',
  },
  {
    title: 'the signature of a digest lost with its metadata',
    codes: ['METADATA_LOST'],
    apply: changeMetadata(middle, () => ({})),
    cli: '1 digest: signature verification failed',
  },
  {
    title: 'the signature of the newest digest lost with its metadata',
    codes: ['UNSIGNED_HEAD'],
    apply: changeMetadata(newest, () => ({})),
    cli: '1 digest: signature verification failed',
  },
  {
    title: 'one hexadecimal digit of a signature changed',
    codes: ['METADATA_ALTERED'],
    apply: changeMetadata(middle, (metadata) => ({
      ...metadata,
      signature: otherNibble(metadata['signature']),
    })),
    cli: '1 digest: signature verification failed',
  },
  {
    title: 'another signature algorithm named in the metadata',
    codes: ['ALGORITHM_UNSUPPORTED'],
    apply: changeMetadata(middle, (metadata) => ({ ...metadata, 'signature-algorithm': 'SHA1withRSA' })),
    cli: 'valid',
  },
  {
    title: 'an older digest copied over a newer one, with its metadata',
    codes: ['DIGEST_MISPLACED'],
    apply: (tree, { digests }) => {
      tree.objects.set(digests[12]!, objectAt(tree, digests[8]!));
    },
    cli: '1 digest: has been moved from its original location',
  },
  {
    title: 'a digest of another account copied over one of this account',
    codes: ['DIGEST_MISPLACED'],
    apply: copyFrom((tree, { accountId, region }) => {
      const other = tree.organization.accounts.find((account) => account.accountId !== accountId);
      return chainOf(tree, other!.accountId, region);
    }),
    cli: '1 digest: has been moved from its original location',
  },
  {
    title: 'a digest of another Region copied over one of this Region',
    codes: ['DIGEST_MISPLACED'],
    apply: copyFrom((tree, { accountId }) => chainOf(tree, accountId, 'us-east-1')),
    cli: '1 digest: has been moved from its original location',
  },
  {
    title: 'the whole bucket copied to another bucket',
    codes: ['RELOCATED'],
    apply: move('copied-bucket', ''),
    cli: '26 digests: has been moved from its original location',
  },
  {
    title: 'the whole bucket copied below a prefix',
    codes: ['RELOCATED'],
    apply: move('larkmoor-org-trail', 'copy'),
    cli: '26 digests: has been moved from its original location',
  },
  {
    title: 'another bucket written into a digest',
    codes: ['DIGEST_MODIFIED'],
    apply: changeMembers((digest) => ({ ...digest, digestS3Bucket: 'copied-bucket' })),
    cli: '1 digest: has been moved from its original location',
  },
  {
    title: 'a digest cut in the middle',
    codes: ['DIGEST_CORRUPT'],
    apply: changeBytes((body) => body.subarray(0, body.length / 2)),
    cli: '1 digest: invalid format',
  },
  {
    title: 'a digest replaced by text that is not JSON',
    codes: ['DIGEST_CORRUPT'],
    apply: changeBytes(() => deflate('not JSON')),
    cli: '1 digest: invalid format',
  },
  {
    title: 'a digest replaced by a JSON array',
    codes: ['DIGEST_CORRUPT'],
    apply: changeBytes(() => deflate('[]')),
    cli: '1 digest: list indices must be integers or slices, not str',
  },
  {
    title: 'bytes appended to a digest',
    codes: ['TRAILING_DATA'],
    apply: changeBytes((body) => Buffer.concat([body, Buffer.from('more')])),
    cli: 'valid',
  },
  {
    title: 'the public keys of a Region cannot be had',
    codes: ['KEY_UNKNOWN'],
    apply: (tree, { region }) => {
      tree.publicKeys = { ...tree.publicKeys, [region]: { PublicKeyList: [] } };
    },
    cli: 'no result: No public keys found',
  },
  {
    title: 'a public key that is not the one its fingerprint names',
    codes: ['KEY_SOURCE_UNTRUSTED'],
    apply: (tree, { region, digests }) => {
      const fingerprint = readDigest(tree, digests[0]!).digestPublicKeyFingerprint;
      const other = tree.publicKeys['us-east-1']!.PublicKeyList[0]!;
      const list = tree.publicKeys[region]!.PublicKeyList.map((key) =>
        key.Fingerprint === fingerprint ? { ...key, Value: other.Value } : key,
      );
      tree.publicKeys = { ...tree.publicKeys, [region]: { PublicKeyList: list } };
    },
    cli: '26 digests: signature verification failed',
  },
];
