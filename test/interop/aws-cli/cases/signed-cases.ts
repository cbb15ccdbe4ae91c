import type { DigestFile } from '../../../../src/cloudtrail/index.js';
import type { BucketTree } from '../bucket-tree.js';
import { type Chain, chainOf, listedLogs, readDigest } from '../chain.js';
import { publishOwnKey, signDigests, withoutPrevious } from '../sign-digests.js';
import type { TamperCase } from './tamper-case.js';
import { deliverTrailEvent, listing } from './trail-events.js';

/** The digest that is edited; those after it are signed anew. */
const AT = 12;

type Edit = (digest: DigestFile, tree: BucketTree, chain: Chain) => object;

/** Edits the digest in the middle and signs the chain from there on with a key that AWS lists for the Region. */
const signAgain =
  (edit: Edit): TamperCase['apply'] =>
  (tree, chain) => {
    publishOwnKey(tree, chain.region);
    signDigests(tree, chain.digests.slice(AT), (digest, key) =>
      key === chain.digests[AT] ? (edit(digest, tree, chain) as DigestFile) : digest,
    );
  };

/** Takes digests and the log files that they list out of the bucket. */
function forget(tree: BucketTree, keys: readonly string[]): void {
  for (const key of keys) {
    for (const log of listedLogs(tree, key)) tree.objects.delete(log);
    tree.objects.delete(key);
  }
}

const secondsLater = (time: string, seconds: number): string =>
  `${new Date(Date.parse(time) + seconds * 1000).toISOString().slice(0, 19)}Z`;

/** Logging stops with the digest before the two that are taken out, and starts with the one after them. */
function stopForTwoHours(tree: BucketTree, chain: Chain): void {
  const { region, digests } = chain;
  const last = digests[AT - 3]!;
  const next = digests[AT]!;
  const stopped = readDigest(tree, last).digestEndTime;
  const started = readDigest(tree, next).digestEndTime;
  forget(
    tree,
    digests.slice(AT - 2, AT + 1).filter((key) => key !== next),
  );
  for (const log of listedLogs(tree, next)) tree.objects.delete(log);
  const stop = deliverTrailEvent(tree, chain, { name: 'StopLogging', time: secondsLater(stopped, -5) });
  const start = deliverTrailEvent(tree, chain, { name: 'StartLogging', time: secondsLater(started, 0) });
  publishOwnKey(tree, region);
  signDigests(tree, digests.slice(AT - 3, AT - 2), (digest) => listing(digest, stop));
  signDigests(tree, digests.slice(AT), (digest, key) => {
    if (key === next)
      return { ...withoutPrevious(digest), logFiles: [], newestEventTime: null, oldestEventTime: null };
    return key === digests[AT + 1] ? listing(digest, start) : digest;
  });
}

/** Cases in which every digest has a good signature. */
export const SIGNED_CASES: readonly TamperCase[] = [
  {
    title: 'nothing, with a second key of the Region in use from the middle of the chain on',
    apply: signAgain((digest) => digest),
    cli: 'valid',
    verdict: 'ok',
    codes: [],
  },
  {
    title: 'a digest replaced by another with a good signature, which lists no log files',
    apply: (tree, { region, digests }) => {
      publishOwnKey(tree, region);
      signDigests(tree, [digests[AT]!], (digest) => ({ ...digest, logFiles: [] }));
    },
    cli: 'valid',
    verdict: 'tampered',
    codes: ['CHAIN_LINK_MISMATCH'],
  },
  {
    title: 'the newest digest signed with a key that AWS does not list',
    apply: (tree, { digests }) => signDigests(tree, digests.slice(-1)),
    cli: '1 digest: public key not found',
    verdict: 'incomplete',
    codes: ['KEY_UNKNOWN'],
  },
  {
    title: 'a digest that names only a part of its predecessor',
    apply: signAgain((digest) => ({ ...digest, previousDigestHashValue: null })),
    cli: 'valid',
    verdict: 'tampered',
    codes: ['MALFORMED'],
  },
  {
    title: 'a digest that names itself as its predecessor',
    apply: signAgain((digest) => ({ ...digest, previousDigestS3Object: digest.digestS3Object })),
    cli: 'no result: it does not end',
    verdict: 'tampered',
    codes: ['CHAIN_INVALID'],
  },
  {
    title: 'a digest that names one of another account as its predecessor',
    apply: signAgain((digest, tree, { accountId, region }) => {
      const other = tree.organization.accounts.find((account) => account.accountId !== accountId)!;
      return { ...digest, previousDigestS3Object: chainOf(tree, other.accountId, region).digests[AT - 1] };
    }),
    cli: '1 gap without log files',
    verdict: 'tampered',
    codes: ['CHAIN_INVALID'],
  },
  {
    title: 'a chain that begins anew after two hours, and no event says why',
    apply: (tree, chain) => {
      forget(tree, chain.digests.slice(AT - 2, AT));
      signAgain(withoutPrevious)(tree, chain);
    },
    cli: '1 gap without log files',
    verdict: 'tampered',
    codes: ['GAP_UNEXPLAINED'],
  },
  {
    title: 'logging stopped for two hours, by an event in a log file',
    apply: stopForTwoHours,
    cli: '1 gap without log files',
    verdict: 'incomplete',
    codes: ['GAP_EXPLAINED'],
  },
  {
    title: 'logging stopped for two hours, and the hours before it deleted with the event that stopped it',
    apply: (tree, chain) => {
      stopForTwoHours(tree, chain);
      forget(tree, chain.digests.slice(AT - 5, AT - 2));
    },
    cli: '1 gap without log files',
    verdict: 'tampered',
    codes: ['TAIL_TRUNCATED'],
  },
  {
    title: 'two linked digests with an hour between them',
    apply: (tree, { region, digests }) => {
      forget(tree, [digests[AT - 1]!]);
      publishOwnKey(tree, region);
      signDigests(tree, [digests[AT - 2]!, ...digests.slice(AT)], (digest) => digest);
    },
    cli: 'valid',
    verdict: 'incomplete',
    codes: ['TEMPORAL_GAP'],
  },
  {
    title: 'a digest that lists a log file of another account',
    apply: signAgain((digest, tree, { accountId, region }) => {
      const other = tree.organization.accounts.find((account) => account.accountId !== accountId)!;
      const foreign = chainOf(tree, other.accountId, region).digests.find(
        (key) => listedLogs(tree, key).length > 0,
      );
      return listing(digest, readDigest(tree, foreign!).logFiles[0]!);
    }),
    cli: 'valid',
    verdict: 'tampered',
    codes: ['SCOPE_MISMATCH'],
  },
  {
    title: 'a log file listed by two digests with two hashes',
    apply: signAgain((digest, tree, { digests }) => {
      const listed = digests.slice(0, AT).map((key) => readDigest(tree, key).logFiles[0]);
      const log = listed.find((entry) => entry !== undefined)!;
      return listing(digest, { ...log, hashValue: '0'.repeat(64) });
    }),
    cli: "1 log: hash value doesn't match",
    verdict: 'tampered',
    codes: ['CONFLICTING_ATTESTATION'],
  },
];
