import type { DigestFile } from '../../../src/cloudtrail/index.js';
import { readDigestBody } from '../../fixtures/digest-tree/index.js';
import type { BucketTree, TreeObject } from './bucket-tree.js';

/** The digests and log files of one account and Region. */
export interface Chain {
  readonly accountId: string;
  readonly region: string;
  /** Keys, oldest first. */
  readonly digests: readonly string[];
  /** Keys, in their own order. */
  readonly logs: readonly string[];
}

export function chainOf(tree: BucketTree, accountId: string, region: string): Chain {
  const keys = [...tree.objects.keys()];
  const below = (category: string): readonly string[] =>
    keys.filter((key) => key.includes(`/${accountId}/${category}/${region}/`)).sort();
  return { accountId, region, digests: below('CloudTrail-Digest'), logs: below('CloudTrail') };
}

/** One account and Region after the other, as the AWS CLI asks for them. */
export const chainsOf = (tree: BucketTree): readonly Chain[] =>
  tree.organization.accounts.flatMap(({ accountId }) =>
    tree.organization.regions.map((region) => chainOf(tree, accountId, region)),
  );

export function objectAt(tree: BucketTree, key: string): TreeObject {
  const object = tree.objects.get(key);
  if (object === undefined) throw new Error(`no object ${key}`);
  return object;
}

/** Puts the object there anew, hours later, as it is but for what is given. */
export const change = (tree: BucketTree, key: string, members: Partial<TreeObject>): void => {
  const object = objectAt(tree, key);
  const lastModified = new Date(object.lastModified.getTime() + 6 * 3_600_000);
  tree.objects.set(key, { ...object, lastModified, ...members });
};

export const readDigest = (tree: BucketTree, key: string): DigestFile =>
  readDigestBody(objectAt(tree, key).body);

/** Keys of the log files that a digest lists. */
export const listedLogs = (tree: BucketTree, key: string): readonly string[] =>
  readDigest(tree, key).logFiles.map(({ s3Object }) => s3Object);
