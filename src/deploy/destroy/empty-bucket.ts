import type { BucketsAccess } from '../access/index.js';
import type { Run } from '../engine/index.js';

/** Deletes every version and delete marker, as far as S3 lets it. https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
export async function emptyBucket(buckets: BucketsAccess, bucket: string, run: Run): Promise<void> {
  const since = run.clock.now();
  let deleted = 0;
  for await (const page of buckets.versions(bucket, '')) {
    run.signal.throwIfAborted();
    if (page.length > 0) await buckets.deleteVersions(bucket, page);
    deleted += page.length;
    run.report({ kind: 'waiting', what: `deletion of objects in s3://${bucket}`, since });
  }
}
