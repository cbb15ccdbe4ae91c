import { type CheckResult, defineCheck, fail, type Place, undecided } from '../../check/index.js';
import type { NamedPolicy, RequestContext } from '../../../policy/index.js';
import { ask, CLOUDTRAIL, type GuardedTargets, logFileOf, STRANGER } from '../../questions/index.js';
import { ofBucketPolicy } from './of-bucket-policy.js';

/**
 * CloudTrail reads the ACL and writes below the organization's prefix and below the management account's, which
 * CreateTrail asks for, and it does so for this trail alone: otherwise any trail of a member fills the bucket.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export const bkt03 = defineCheck({
  id: 'BKT-03',
  title: 'The bucket policy lets CloudTrail deliver for the organization trail and for no other trail',
  severity: 'high',
  mappings: { nist80053: ['AU-9'], pciDss: ['10.3.2'] },
  run: (audit) =>
    ofBucketPolicy(audit, 'CloudTrail may deliver for this trail only', (targets, policy, place) => [
      ...required(targets).flatMap((each) => missing(each, targets, policy, place)),
      ...othersTrail(targets, policy, place),
    ]),
});

interface Delivery {
  readonly action: string;
  readonly arn: string;
  readonly what: string;
}

function required(targets: GuardedTargets): readonly Delivery[] {
  const { bucketArn, managementAccountId, logPrefix, trail } = targets;
  const managementPrefix = `${trail.prefix === '' ? '' : `${trail.prefix}/`}AWSLogs/${managementAccountId}/`;
  return [
    { action: 's3:GetBucketAcl', arn: bucketArn, what: 'read the ACL of the bucket' },
    {
      action: 's3:PutObject',
      arn: logFileOf(targets, STRANGER),
      what: `write below ${logPrefix}`,
    },
    {
      action: 's3:PutObject',
      arn: `${bucketArn}/${managementPrefix}CloudTrail/${targets.trail.homeRegion}/file.json.gz`,
      what: `write below ${managementPrefix}`,
    },
  ];
}

function missing(
  { action, arn, what }: Delivery,
  targets: GuardedTargets,
  policy: NamedPolicy,
  place: Place,
): readonly CheckResult[] {
  const { trail, managementAccountId, organizationId } = targets;
  const context = {
    ...WITH_ACL,
    'aws:SourceArn': trail.arn,
    'aws:SourceAccount': managementAccountId,
    'aws:SourceOrgID': organizationId,
  };
  const verdict = askFor(targets, policy, { action, arn, context });
  if (verdict.kind === 'allowed') return [];
  if (verdict.kind === 'unknown') return [undecided(verdict.because, place)];
  return [fail(`CloudTrail may not ${what} for ${trail.arn}`, DEPLOY, place)];
}

/** A trail that a member makes itself. */
function othersTrail(targets: GuardedTargets, policy: NamedPolicy, place: Place): readonly CheckResult[] {
  const { partition, organizationId, trail } = targets;
  const context = {
    ...WITH_ACL,
    'aws:SourceArn': `arn:${partition}:cloudtrail:${trail.homeRegion}:${STRANGER}:trail/${trail.name}`,
    'aws:SourceAccount': STRANGER,
    'aws:SourceOrgID': organizationId,
  };
  const verdict = askFor(targets, policy, {
    action: 's3:PutObject',
    arn: logFileOf(targets, STRANGER),
    context,
  });
  if (verdict.kind === 'denied') return [];
  if (verdict.kind === 'unknown') return [undecided(verdict.because, place)];
  return [
    fail(
      `a trail that any member of the organization makes may write among the logs: no aws:SourceArn holds it back`,
      DEPLOY,
      place,
    ),
  ];
}

const WITH_ACL: RequestContext = { 's3:x-amz-acl': 'bucket-owner-full-control' };
const DEPLOY =
  'orgtrail deploy  # step log-archive sets policies/bucket-policy.json, which orgtrail synth writes';

function askFor(
  { logArchiveAccountId, organizationId }: GuardedTargets,
  policy: NamedPolicy,
  {
    action,
    arn,
    context,
  }: { readonly action: string; readonly arn: string; readonly context: RequestContext },
) {
  const resource = { arn, accountId: logArchiveAccountId, organizationId };
  return ask({ principal: CLOUDTRAIL, action, resource, context }, { resource: policy });
}
