import { CreateBucketCommand, type S3Client } from '@aws-sdk/client-s3';

import { createS3Client } from '../../../src/aws/index.js';
import type { RadosGateway } from './start-radosgw.js';

export const connect = ({ url, credentials }: RadosGateway): S3Client =>
  createS3Client({ endpointUrl: url, region: 'us-east-1', credentials });

/** A bucket with Object Lock has versions, as on S3. */
export const makeBucket = async (
  client: S3Client,
  bucket: string,
  { objectLock }: { readonly objectLock: boolean },
): Promise<void> => {
  await client.send(new CreateBucketCommand({ Bucket: bucket, ObjectLockEnabledForBucket: objectLock }));
};
