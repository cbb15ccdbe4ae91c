import { defineCheck, fail, judge, pass } from '../../check/index.js';
import { ofBucket } from './of-bucket.js';

/** Without versions a deleted or overwritten log is gone. */
export const bkt07 = defineCheck({
  id: 'BKT-07',
  title: 'The log bucket keeps versions',
  severity: 'high',
  mappings: { securityHub: ['S3.14'], nist80053: ['AU-9(2)'], soc2: ['CC7.4', 'PI1.5'] },
  run: (audit) =>
    ofBucket(audit, ({ name, versioning }, place) =>
      judge(
        versioning,
        ({ status }) =>
          status === 'Enabled'
            ? pass('versioning is enabled', place)
            : fail(
                status === 'Suspended' ? 'versioning is suspended' : 'versioning was never enabled',
                `aws s3api put-bucket-versioning --bucket ${name} --versioning-configuration Status=Enabled`,
                place,
              ),
        place,
      ),
    ),
});
