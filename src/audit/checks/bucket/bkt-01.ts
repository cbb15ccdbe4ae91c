import { defineCheck, type Problem, judgeProblems } from '../../check/index.js';
import { chainAnswer, mapAnswer } from '../../snapshot/index.js';
import { ofBucket } from './of-bucket.js';

/** Whoever administers the account of the bucket can stop what protects the logs, so nothing else lives there. */
export const bkt01 = defineCheck({
  id: 'BKT-01',
  title: 'The log bucket is in an account of its own',
  severity: 'critical',
  mappings: { nist80053: ['AU-9(2)'], pciDss: ['10.3.3'] },
  run: (audit) =>
    ofBucket(audit, (bucket, place) => {
      const { logArchiveAccountId, bucketName } = audit.expectations;
      const wrongOwner = chainAnswer(audit.managementAccountId, (management) =>
        mapAnswer(bucket.ownerAccountId, (owner): readonly Problem[] =>
          problemsOfOwner(owner, management, logArchiveAccountId),
        ),
      );
      const wrongBucket: Problem = {
        message: `the trail delivers to ${bucket.name}, and orgtrail.yaml names ${bucketName}`,
        remediation: MOVE,
      };
      const isOther = bucketName !== undefined && bucketName !== bucket.name;
      return judgeProblems(
        [mapAnswer(wrongOwner, (found) => (isOther ? [...found, wrongBucket] : found))],
        'the bucket is in another account than the management account',
        place,
      );
    }),
});

const MOVE =
  'orgtrail deploy  # step log-archive makes a bucket in the log archive account, step trail uses it';

function problemsOfOwner(
  owner: string | null,
  management: string,
  logArchive: string | undefined,
): readonly Problem[] {
  if (owner === null)
    return [{ message: "none of the organization's accounts owns the bucket", remediation: MOVE }];
  if (owner === management)
    return [
      {
        message: 'the bucket is in the management account, which no policy of the organization binds',
        remediation: MOVE,
      },
    ];
  if (logArchive === undefined || owner === logArchive) return [];
  return [
    {
      message: `the bucket is in account ${owner}, and the log archive account is ${logArchive}`,
      remediation: MOVE,
    },
  ];
}
