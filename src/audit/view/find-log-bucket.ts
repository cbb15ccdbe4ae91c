import {
  type Answer,
  chainAnswer,
  type KeyFacts,
  known,
  type LogBucketFacts,
  notAsked,
  type Snapshot,
  type TrailFacts,
} from '../snapshot/index.js';

/** The bucket that the trail delivers to. */
export function findLogBucket(
  { logBuckets }: Snapshot,
  trail: Answer<TrailFacts | null>,
): Answer<LogBucketFacts | null> {
  return chainAnswer(trail, (found) => {
    if (found === null) return known(null);
    const bucket = logBuckets.find(({ name }) => name === found.bucket);
    return bucket === undefined ? notAsked({ ...ofOwner(found), ...BUCKET_QUESTION }) : known(bucket);
  });
}

/** The key that the trail encrypts with. */
export function findTrailKey({ keys }: Snapshot, trail: Answer<TrailFacts | null>): Answer<KeyFacts | null> {
  return chainAnswer(trail, (found) => {
    if (found?.keyArn === undefined) return known(null);
    const key = keys.find(({ name }) => name === found.keyArn);
    const accountId = found.keyArn.split(':')[4] ?? '';
    return key === undefined ? notAsked({ ...KEY_QUESTION, accountId }) : known(key);
  });
}

const BUCKET_QUESTION = { permission: 's3:ListBucket', operation: 'HeadBucket' };
const KEY_QUESTION = { permission: 'kms:DescribeKey', operation: 'DescribeKey' };

function ofOwner({ arn }: TrailFacts): { readonly accountId: string } {
  return { accountId: arn.split(':')[4] ?? '' };
}
