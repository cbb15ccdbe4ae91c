import { UserError } from '../../errors.js';
import type { Location } from '../../storage/index.js';

/** A queue tells of objects of a bucket. */
export function assertBucket(location: Location): { readonly bucket: string; readonly prefix: string } {
  if (location.kind === 's3') return location;
  throw new UserError({
    what: 'a queue tells of objects of a bucket, and this is a folder',
    where: `--queue with ${location.path}`,
    next: 'Name the bucket, s3://bucket/prefix, or leave --queue out.',
  });
}
