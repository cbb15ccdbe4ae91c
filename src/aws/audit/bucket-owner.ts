import { HeadBucketCommand } from '@aws-sdk/client-s3';
import type { Answer } from '../../audit/index.js';
import type { AccountId, Region } from '../../cloudtrail/index.js';
import { known } from './ask.js';
import type { Session } from './session.js';

export interface BucketOwner {
  readonly owner: Answer<AccountId | null>;
  /** Of the owner, or of the account that was asked first. */
  readonly session: Session;
}

/**
 * No call names the owner of a bucket, but S3 refuses a caller who expects another one. Each account is asked
 * for itself with its own role, the likeliest first: to the owner's it is open without a bucket policy.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
 */
export async function findBucketOwner(
  bucket: string,
  region: Region,
  candidates: readonly (() => Promise<Session>)[],
): Promise<BucketOwner> {
  let first: Session | undefined;
  let refused: Answer<never> | undefined;
  let closed: Answer<never> | undefined;
  for (const enter of candidates) {
    const session = await enter();
    first ??= session;
    const answer = await isOwner(session, region, bucket);
    if (answer.kind === 'known' && answer.value) return { owner: known(session.accountId), session };
    if (answer.kind === 'known') continue;
    // An account that could not be entered may be the owner; one that was refused most likely is not.
    if (session.isOpen) refused ??= answer;
    else closed ??= answer;
  }
  return { owner: closed ?? refused ?? known(null), session: first! };
}

/** S3 answers 403 to a HEAD both when the owner is another one and when the caller has no permission. */
async function isOwner(session: Session, region: Region, Bucket: string): Promise<Answer<boolean>> {
  return session.ask(
    's3:HeadBucket',
    region,
    async (client, options) => {
      const command = new HeadBucketCommand({ Bucket, ExpectedBucketOwner: session.accountId });
      await client.send(command, options);
      return true;
    },
    { NotFound: () => false, NoSuchBucket: () => false },
  );
}
