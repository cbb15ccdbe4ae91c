import { countOf } from '../../../count-of.js';
import { defineCheck, fail, judge, pass } from '../../check/index.js';
import { lockCommand } from './lock-command.js';
import { ofBucket } from './of-bucket.js';

/** CloudTrail locks nothing itself: only a default retention locks what it delivers. */
export const bkt08 = defineCheck({
  id: 'BKT-08',
  title: 'The log bucket locks what is delivered to it',
  severity: 'critical',
  mappings: {
    securityHub: ['S3.15'],
    nist80053: ['AU-9', 'CP-6(2)'],
    pciDss: ['10.3.2', '10.5.1'],
    soc2: ['PI1.5'],
  },
  run: (audit) =>
    ofBucket(audit, (bucket, place) =>
      judge(
        bucket.objectLock,
        (lock) => {
          const command = lockCommand(bucket.name, audit.expectations);
          if (lock === null) return fail('the bucket has no Object Lock', command, place);
          return lock.defaultRetention === null
            ? fail('Object Lock is on without a default retention, so that nothing is locked', command, place)
            : pass(`${lock.defaultRetention.mode} for ${countOf(lock.defaultRetention.days, 'day')}`, place);
        },
        place,
      ),
    ),
});
