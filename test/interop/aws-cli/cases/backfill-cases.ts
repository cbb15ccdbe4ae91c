import type { BucketTree } from '../bucket-tree.js';
import { type Chain, objectAt, readDigest } from '../chain.js';
import { publishOwnKey, signDigests, withoutPrevious } from '../sign-digests.js';
import type { TamperCase } from './tamper-case.js';

interface Backfill {
  /** Log files stay in the standard digest as well. */
  readonly listedTwice: boolean;
  readonly timestamp?: string;
}

/** Moves the log files of a digest's list into the list of a backfill digest of the same hour. */
function backfill(tree: BucketTree, { region, digests }: Chain, options: Backfill): void {
  const place = digests.findIndex((key, index) => index > 0 && readDigest(tree, key).logFiles.length > 0);
  const key = digests[place]!;
  const backfillKey = key.replace('.json.gz', '_backfill.json.gz');
  publishOwnKey(tree, region);
  tree.objects.set(backfillKey, objectAt(tree, key));
  signDigests(tree, [backfillKey], (digest) => withoutPrevious({ ...digest, digestS3Object: backfillKey }));
  const backfillObject = objectAt(tree, backfillKey);
  const { timestamp } = options;
  if (timestamp !== undefined) {
    const metadata = { ...backfillObject.metadata, 'backfill-generation-timestamp': timestamp };
    tree.objects.set(backfillKey, { ...backfillObject, metadata });
  }
  if (options.listedTwice) return;
  signDigests(tree, digests.slice(place), (digest, edited) =>
    edited === key ? { ...digest, logFiles: [] } : digest,
  );
}

const TIMESTAMP = '2026-03-02T00:00:00.000Z';

/** Backfill digests, and a second trail in the same bucket. */
export const BACKFILL_CASES: readonly TamperCase[] = [
  {
    title: 'nothing, with log files listed in a backfill digest only',
    apply: (tree, chain) => backfill(tree, chain, { listedTwice: false, timestamp: TIMESTAMP }),
    cli: 'valid',
    verdict: 'ok',
    codes: [],
  },
  {
    title: 'nothing, with log files listed in a standard and a backfill digest',
    apply: (tree, chain) => backfill(tree, chain, { listedTwice: true, timestamp: TIMESTAMP }),
    cli: 'valid',
    verdict: 'ok',
    codes: [],
  },
  {
    title: 'the time of a backfill digest lost with its metadata',
    apply: (tree, chain) => backfill(tree, chain, { listedTwice: true }),
    cli: '1 backfill digest: invalid format',
    verdict: 'ok',
    codes: ['METADATA_ALTERED'],
  },
  {
    title: 'a digest deleted, and the bucket holds a second trail with a similar name',
    apply: (tree, chain) => {
      addSecondTrail(tree, chain);
      tree.objects.delete(chain.digests[12]!);
    },
    cli: 'valid',
    verdict: 'tampered',
    codes: ['DIGEST_MISSING'],
  },
];

/** Digests of a trail whose name goes on with what stands behind the first trail's name in keys. */
function addSecondTrail(tree: BucketTree, { region, digests }: Chain): void {
  const { name, homeRegion } = tree.organization.trail;
  const ofSecond = (key: string): string => key.replace(`_${name}_`, `_${name}_${homeRegion}_x_`);
  for (const key of digests) tree.objects.set(ofSecond(key), objectAt(tree, key));
  publishOwnKey(tree, region);
  signDigests(tree, digests.map(ofSecond), (digest, key) => ({ ...digest, digestS3Object: key }));
}
