import {
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetPublicAccessBlockCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { AccountId } from '../../cloudtrail/index.js';
import type { BucketsAccess, StagingBucketFacts } from '../../deploy/index.js';
import { call, NONE, none } from './refused-call.js';

/** The settings of a private bucket that no template makes, because templates are read from it. */
export function openStaging(
  client: S3Client,
  accountId: AccountId,
  where: string,
): Pick<BucketsAccess, 'describeStaging' | 'configureStaging'> {
  const service = { name: 's3', where };
  const owned = (Bucket: string) => ({ Bucket, ExpectedBucketOwner: accountId });
  const change = async (operation: string, send: () => Promise<unknown>): Promise<void> => {
    await call(service, operation, send);
  };
  return {
    describeStaging: async (bucket) => {
      const block = await call(
        service,
        'GetBucketPublicAccessBlock',
        () => client.send(new GetPublicAccessBlockCommand(owned(bucket))),
        { NoSuchPublicAccessBlockConfiguration: none },
      );
      const ownership = await call(
        service,
        'GetBucketOwnershipControls',
        () => client.send(new GetBucketOwnershipControlsCommand(owned(bucket))),
        { OwnershipControlsNotFoundError: none },
      );
      const policy = await call(
        service,
        'GetBucketPolicy',
        () => client.send(new GetBucketPolicyCommand(owned(bucket))),
        { NoSuchBucketPolicy: none },
      );
      const settings = block === NONE ? {} : (block.PublicAccessBlockConfiguration ?? {});
      const rules = ownership === NONE ? [] : (ownership.OwnershipControls?.Rules ?? []);
      return {
        publicAccessBlocked: Object.keys(BLOCK_ALL).every((name) => settings[name as keyof typeof BLOCK_ALL]),
        ownerEnforced: rules.some(({ ObjectOwnership }) => ObjectOwnership === 'BucketOwnerEnforced'),
        policy: policy === NONE ? undefined : policy.Policy,
      };
    },
    configureStaging: async (bucket, { policy }: StagingBucketFacts) => {
      await change('PutBucketPublicAccessBlock', () =>
        client.send(
          new PutPublicAccessBlockCommand({ ...owned(bucket), PublicAccessBlockConfiguration: BLOCK_ALL }),
        ),
      );
      await change('PutBucketOwnershipControls', () =>
        client.send(
          new PutBucketOwnershipControlsCommand({
            ...owned(bucket),
            OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
          }),
        ),
      );
      await change('PutBucketPolicy', () =>
        client.send(new PutBucketPolicyCommand({ ...owned(bucket), Policy: policy })),
      );
    },
  };
}

const BLOCK_ALL = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};
