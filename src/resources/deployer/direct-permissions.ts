import type { AccountRoleName } from '../manifest.js';

/** What deploy asks of AWS itself, because no template can: by account. `STAGING` are its private buckets. */
export interface DirectPermission {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const EVERYWHERE: readonly DirectPermission[] = [
  {
    sid: 'Stacks',
    actions: words(
      'cloudformation',
      'CreateChangeSet DeleteChangeSet DeleteStack DescribeChangeSet DescribeStackEvents DescribeStacks ExecuteChangeSet GetTemplate UpdateTerminationProtection',
    ),
    resources: ['cloudformation:*:ACCOUNT:stack/orgtrail*'],
  },
  {
    sid: 'StagingBuckets',
    actions: words(
      's3',
      'CreateBucket DeleteBucket DeleteObjectVersion GetBucketOwnershipControls GetBucketPolicy GetBucketPublicAccessBlock GetBucketVersioning GetLifecycleConfiguration GetObject ListBucket ListBucketVersions PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock PutLifecycleConfiguration PutObject',
    ),
    resources: ['s3:::orgtrail-staging-*', 's3:::orgtrail-staging-*/*'],
  },
];

const MANAGEMENT: readonly DirectPermission[] = [
  {
    sid: 'ReadOrganization',
    actions: words(
      'organizations',
      'DescribeOrganization DescribePolicy ListAWSServiceAccessForOrganization ListAccounts ListAccountsForParent ListDelegatedAdministrators ListOrganizationalUnitsForParent ListParents ListPoliciesForTarget ListRoots',
    ),
    resources: ['*'],
  },
  {
    sid: 'TrustedAccess',
    actions: words(
      'organizations',
      'DisableAWSServiceAccess EnableAWSServiceAccess RegisterDelegatedAdministrator DeregisterDelegatedAdministrator',
    ),
    resources: ['*'],
    condition: {
      StringEquals: {
        'organizations:ServicePrincipal': [
          'cloudtrail.amazonaws.com',
          'member.org.stacksets.cloudformation.amazonaws.com',
        ],
      },
    },
  },
  { sid: 'PolicyTypes', actions: ['organizations:EnablePolicyType'], resources: ['*'] },
  {
    sid: 'OrganizationTrail',
    actions: words(
      'cloudtrail',
      'DeregisterOrganizationDelegatedAdmin DescribeTrails GetTrailStatus RegisterOrganizationDelegatedAdmin',
    ),
    resources: ['*'],
  },
  {
    sid: 'ServiceLinkedRoles',
    actions: words('iam', 'CreateServiceLinkedRole GetRole'),
    resources: ['iam::ACCOUNT:role/aws-service-role/*'],
    condition: {
      StringEqualsIfExists: {
        'iam:AWSServiceName': [
          'cloudtrail.amazonaws.com',
          'context.cloudtrail.amazonaws.com',
          'stacksets.cloudformation.amazonaws.com',
        ],
      },
    },
  },
  {
    sid: 'StackSetsAccess',
    actions: words('cloudformation', 'ActivateOrganizationsAccess DescribeOrganizationsAccess'),
    resources: ['*'],
  },
  {
    sid: 'StackSets',
    actions: words(
      'cloudformation',
      'CreateStackInstances CreateStackSet DeleteStackInstances DeleteStackSet DescribeStackSet DescribeStackSetOperation ListStackInstances ListStackSetOperations UpdateStackSet',
    ),
    resources: ['cloudformation:*:ACCOUNT:stackset/orgtrail*', 'cloudformation:*:*:type/resource/*'],
  },
  { sid: 'OtherAccounts', actions: ['sts:AssumeRole'], resources: ['DEPLOYERS'] },
];

const LOG_ARCHIVE: readonly DirectPermission[] = [
  {
    sid: 'Locks',
    actions: words(
      's3',
      'GetBucketObjectLockConfiguration GetObjectRetention ListBucketVersions PutBucketObjectLockConfiguration PutObjectRetention',
    ),
    resources: ['s3:::LOG_BUCKET', 's3:::LOG_BUCKET/*'],
  },
];

export const DIRECT_PERMISSIONS: Readonly<Record<AccountRoleName, readonly DirectPermission[]>> = {
  management: [...EVERYWHERE, ...MANAGEMENT],
  logArchive: [...EVERYWHERE, ...LOG_ARCHIVE],
  security: EVERYWHERE,
};

function words(service: string, names: string): readonly string[] {
  return names.split(' ').map((name) => `${service}:${name}`);
}
