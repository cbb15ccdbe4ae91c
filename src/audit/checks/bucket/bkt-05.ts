import { type CheckResult, defineCheck, fail, type Place } from '../../check/index.js';
import type { NamedPolicy } from '../../../policy/index.js';
import {
  ADMINISTRATOR,
  administratorOf,
  decide,
  type GuardedTargets,
  logFileOf,
} from '../../questions/index.js';
import { ofBucketPolicy } from './of-bucket-policy.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html */
export const bkt05 = defineCheck({
  id: 'BKT-05',
  title: 'The log bucket refuses requests that are not encrypted',
  severity: 'medium',
  mappings: {
    securityHub: ['S3.5'],
    nist80053: ['SC-8', 'SC-8(1)'],
    pciDss: ['4.2.1'],
  },
  run: (audit) =>
    ofBucketPolicy(audit, 'plain HTTP is denied', (targets, policy, place) => openTo(targets, policy, place)),
});

interface Request {
  readonly action: string;
  readonly arn: string;
}

function actionsOf(targets: GuardedTargets): readonly Request[] {
  const file = logFileOf(targets, targets.managementAccountId);
  return [
    { action: 's3:ListBucket', arn: targets.bucketArn },
    { action: 's3:GetObject', arn: file },
    { action: 's3:PutObject', arn: file },
  ];
}

/** A statement has to deny the request over HTTP that denies nothing over TLS: others are about other things. */
function openTo(targets: GuardedTargets, policy: NamedPolicy, place: Place): readonly CheckResult[] {
  const open = actionsOf(targets).filter((request) => {
    const overTls = denials(request, 'true', targets, policy);
    const overHttp = denials(request, 'false', targets, policy);
    return !overHttp.some((statement) => !overTls.includes(statement));
  });
  const names = open.map(({ action }) => action).join(', ');
  return open.length === 0 ? [] : [fail(`over plain HTTP nothing denies ${names}`, REMEDIATION, place)];
}

function denials(
  { action, arn }: Request,
  secure: 'true' | 'false',
  { partition, organizationId, logArchiveAccountId: accountId }: GuardedTargets,
  policy: NamedPolicy,
): readonly string[] {
  const resource = { arn, accountId, organizationId };
  const principal = administratorOf({ partition, accountId, organizationId });
  const context = { 'aws:SecureTransport': secure };
  const policies = { identity: ADMINISTRATOR, resource: policy };
  const decision = decide({ principal, action, resource, context }, policies);
  if (decision.kind !== 'denied' || decision.decidedBy === undefined) return [];
  return [decision.decidedBy, ...decision.alsoDeniedBy].map(({ statement }) => statement);
}

const REMEDIATION =
  'orgtrail deploy  # step log-archive; with other tools: a Deny of s3:* for everybody with Bool aws:SecureTransport false';
