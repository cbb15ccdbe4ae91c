import { type CheckResult, defineCheck, fail, judge, judgeEach, pass, unknown } from '../../check/index.js';
import { notAsked, type TrailFacts } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { ofBucket } from './of-bucket.js';
import { recordsObjectsOf } from './records-objects-of.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html */
export const bkt15 = defineCheck({
  id: 'BKT-15',
  title: 'Who touches the log bucket is recorded',
  severity: 'low',
  mappings: {
    cis: ['4.4'],
    securityHub: ['CloudTrail.7', 'S3.9'],
    nist80053: ['AU-2', 'AU-3', 'AU-12'],
    pciDss: ['10.2.1'],
    soc2: ['CC7.2', 'CC7.3'],
  },
  run: (audit) =>
    ofBucket(audit, ({ name, accessLogging }, place) =>
      judgeEach(
        accessLogging,
        (logging): readonly CheckResult[] => {
          if (logging !== null && logging.targetBucket !== name)
            return [pass(`access logs go to ${logging.targetBucket}`, place)];
          const problem = fail(
            logging === null
              ? 'the bucket writes no access logs, and the trail records no S3 data events of it'
              : 'the bucket writes its access logs into itself',
            `orgtrail deploy  # step log-archive makes a bucket for them; or aws s3api put-bucket-logging --bucket ${name} --bucket-logging-status 'LoggingEnabled={TargetBucket=${name}-access-logs,TargetPrefix=${name}/}'`,
            place,
          );
          return byDataEvents(audit, name, problem);
        },
        place,
      ),
    ),
});

/** Data events of the bucket tell the same, and who it was. */
function byDataEvents(audit: Audit, bucket: string, problem: CheckResult): readonly CheckResult[] {
  const bucketArn = `arn:${audit.snapshot.partition}:s3:::${bucket}`;
  return judgeEach(audit.trail, (trail) => {
    if (trail === null) return [problem];
    if (trail.selection === undefined) return [unknown(notAsked(selectorsOf(trail)))];
    return judge(trail.selection, (selection) =>
      recordsObjectsOf(selection, bucketArn)
        ? pass('the trail records S3 data events of the bucket', {
            ...(problem.accountId !== undefined && { accountId: problem.accountId }),
            resource: bucket,
          })
        : problem,
    );
  });
}

function selectorsOf({ arn, homeRegion }: TrailFacts) {
  return {
    permission: 'cloudtrail:GetEventSelectors',
    operation: 'GetEventSelectors',
    accountId: arn.split(':')[4] ?? '',
    region: homeRegion,
  };
}
