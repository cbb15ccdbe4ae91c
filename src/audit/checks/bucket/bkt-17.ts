import { defineCheck, fail, judge, pass } from '../../check/index.js';
import { ofBucket } from './of-bucket.js';

/** Without ACLs the account of the bucket owns every log, and policies alone decide. */
export const bkt17 = defineCheck({
  id: 'BKT-17',
  title: 'ACLs have no say in the log bucket',
  severity: 'medium',
  mappings: { securityHub: ['S3.12'], nist80053: ['AC-3', 'AC-6'] },
  run: (audit) =>
    ofBucket(audit, ({ name, ownership }, place) =>
      judge(
        ownership,
        (setting) =>
          setting === 'BucketOwnerEnforced'
            ? pass('the object ownership is BucketOwnerEnforced', place)
            : fail(
                `the object ownership is ${setting ?? 'not set'}, so that ACLs count`,
                `aws s3api put-bucket-ownership-controls --bucket ${name} --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'`,
                place,
              ),
        place,
      ),
    ),
});
