import type { Target } from '../deployment.js';
import type { AccountRoleName } from '../engine/index.js';
import { stagingBucketName } from '../staging/staging-names.js';

export interface DeployerCall {
  readonly action: string;
  readonly resource: string;
}

/** The calls without which a deployment stops, one for each kind of thing that it makes in an account. */
export function deployerCalls(target: Target, role: AccountRoleName): readonly DeployerCall[] {
  const { partition, accounts, trail, logBucket } = target;
  const accountId = accounts[role];
  const arn = (service: string, region: string, rest: string) =>
    `arn:${partition}:${service}:${region}:${accountId}:${rest}`;
  const staging = `arn:${partition}:s3:::${stagingBucketName(accountId, trail.homeRegion)}`;
  const stack = arn('cloudformation', trail.homeRegion, 'stack/orgtrail-any/*');
  const everywhere = [
    { action: 's3:CreateBucket', resource: staging },
    { action: 's3:PutObject', resource: `${staging}/any` },
    { action: 'cloudformation:CreateChangeSet', resource: stack },
    { action: 'cloudformation:ExecuteChangeSet', resource: stack },
  ];
  const bucket = `arn:${partition}:s3:::${logBucket.name}`;
  if (role === 'logArchive') {
    return [
      ...everywhere,
      { action: 's3:CreateBucket', resource: bucket },
      { action: 's3:PutBucketPolicy', resource: bucket },
      { action: 's3:PutBucketObjectLockConfiguration', resource: bucket },
      { action: 's3:PutLifecycleConfiguration', resource: bucket },
      { action: 'kms:CreateKey', resource: '*' },
      { action: 'iam:CreateRole', resource: arn('iam', '', 'role/orgtrail-auditor') },
    ];
  }
  return [
    ...everywhere,
    { action: 'events:CreateEventBus', resource: arn('events', trail.homeRegion, 'event-bus/orgtrail') },
    { action: 'iam:CreateRole', resource: arn('iam', '', 'role/orgtrail-matcher') },
  ];
}
