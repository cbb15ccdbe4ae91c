import type { Configuration } from '../../../config/index.js';
import type { EventRule } from './detection-patterns.js';

/** CloudTrail's events are told from others by the end of their detail type, whichever spelling of sign-in AWS uses. */
const VIA_CLOUDTRAIL = [{ suffix: 'via CloudTrail' }];

/** Root sign-in, changes of security groups, and attacks on the trail and everything that watches it. */
export function eventRules(configuration: Configuration): readonly EventRule[] {
  const { logBucket } = configuration;
  return [
    {
      id: 'root-signed-in',
      title: 'The root user signed in',
      pattern: {
        source: ['aws.signin'],
        'detail-type': VIA_CLOUDTRAIL,
        detail: { userIdentity: { type: ['Root'] } },
      },
    },
    {
      id: 'security-group-changed',
      title: 'A security group was changed',
      pattern: calls('ec2', [
        'AuthorizeSecurityGroupEgress',
        'AuthorizeSecurityGroupIngress',
        'CreateSecurityGroup',
        'DeleteSecurityGroup',
        'ModifySecurityGroupRules',
        'RevokeSecurityGroupEgress',
        'RevokeSecurityGroupIngress',
      ]),
    },
    {
      id: 'trail-changed',
      title: 'A trail was stopped, narrowed or deleted',
      pattern: calls('cloudtrail', [
        'DeleteTrail',
        'DeregisterOrganizationDelegatedAdmin',
        'PutEventConfiguration',
        'PutEventSelectors',
        'PutInsightSelectors',
        'StopLogging',
        'UpdateTrail',
      ]),
    },
    {
      id: 'log-bucket-changed',
      title: 'The log bucket was changed',
      pattern: calls('s3', [{ prefix: 'Put' }, { prefix: 'Delete' }], {
        requestParameters: { bucketName: [logBucket.name] },
      }),
    },
    {
      id: 'key-lost',
      title: 'A key was disabled or is to be deleted',
      pattern: calls('kms', [
        'DeleteImportedKeyMaterial',
        'DisableKey',
        'PutKeyPolicy',
        'ScheduleKeyDeletion',
      ]),
    },
    {
      id: 'organization-weakened',
      title: 'The organization lost a guardrail, a service or an account',
      pattern: calls('organizations', [
        'CloseAccount',
        'DeletePolicy',
        'DeregisterDelegatedAdministrator',
        'DetachPolicy',
        'DisableAWSServiceAccess',
        'DisablePolicyType',
        'LeaveOrganization',
        'RemoveAccountFromOrganization',
        'UpdatePolicy',
      ]),
    },
    {
      id: 'detection-changed',
      title: 'A rule that forwards events was switched off or deleted',
      pattern: calls('events', ['DeleteRule', 'DisableRule', 'RemoveTargets'], {
        requestParameters: { $or: [{ name: [{ prefix: 'orgtrail' }] }, { rule: [{ prefix: 'orgtrail' }] }] },
      }),
    },
  ];
}

function calls(
  service: string,
  eventName: EventRule['pattern'][string] & readonly unknown[],
  rest: EventRule['pattern'] = {},
): EventRule['pattern'] {
  return {
    source: [`aws.${service}`],
    'detail-type': VIA_CLOUDTRAIL,
    detail: { eventSource: [`${service}.amazonaws.com`], eventName, ...rest },
  };
}
