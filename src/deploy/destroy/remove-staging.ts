import { type Deployment, placeOf } from '../deployment.js';
import { DONE, type Look, type Run, type Step } from '../engine/index.js';
import { stagingBucketName } from '../staging/staging-names.js';
import type { StagingNeed } from '../steps/staging-step.js';
import { emptyBucket } from './empty-bucket.js';

/** Templates and code that nothing reads any more. */
export function removeStaging(deployment: Deployment, { role, region }: StagingNeed): Step {
  const place = placeOf(deployment, role, region);
  const bucket = stagingBucketName(place.accountId, region);
  const buckets = deployment.cloud.account(place.accountId).buckets(region);
  return {
    id: `remove-staging-${role === 'logArchive' ? 'log-archive' : role}-${region}`,
    title: 'without the bucket that templates were read from',
    place,
    look: async (run: Run): Promise<Look> => {
      if ((await buckets.ownerOf(bucket)) !== 'this-account') return { kind: 'as-wanted' };
      return {
        kind: 'differs',
        changes: [{ kind: 'setting', action: 'remove', what: `bucket ${bucket} and the templates in it` }],
        apply: async () => {
          await emptyBucket(buckets, bucket, run);
          await buckets.deleteBucket(bucket);
          return DONE;
        },
      };
    },
  };
}
