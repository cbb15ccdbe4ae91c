/** Whose policy has to allow a call: the accounts of an organization differ in what an audit asks there. */
export type AuditedRole = 'management' | 'log-archive' | 'member';

export interface Call {
  /** What an IAM policy has to allow. S3 and a few others name it differently than the operation. */
  readonly permission: string;
  readonly roles: readonly AuditedRole[];
  /** Calls a second that one account allows in one Region. */
  readonly perSecond: number;
  /** Whether AWS documents that rate; elsewhere it is a guess on the careful side. */
  readonly isDocumented: boolean;
  /** What the permission is confined to; everything where it is absent. */
  readonly on?: 'log-bucket' | 'log-objects' | 'reader-role';
}

const everywhere: readonly AuditedRole[] = ['management', 'log-archive', 'member'];
const management: readonly AuditedRole[] = ['management'];
const logArchive: readonly AuditedRole[] = ['log-archive'];
const archives: readonly AuditedRole[] = ['management', 'log-archive'];

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
const organizations = { roles: management, isDocumented: true } as const;
const organizationsGuess = { roles: management, perSecond: 2, isDocumented: false } as const;
/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html: get, describe and list. */
const trails = { roles: everywhere, perSecond: 10, isDocumented: true } as const;
/** Of the bucket's account: 5,500 reads a second for a prefix, of which an audit takes a fraction. */
const bucket = { roles: logArchive, perSecond: 300, isDocumented: false, on: 'log-bucket' } as const;
const guess = { perSecond: 5, isDocumented: false } as const;

const call = (permission: string, rest: Omit<Call, 'permission'>): Call => ({ permission, ...rest });

/**
 * Every call that an audit makes, and nothing else: `ask` sends no other, the printed policies are made of it,
 * and a test compares them with the requests of a whole collection. None of them changes anything.
 */
export const CALLS = {
  'sts:GetCallerIdentity': call('sts:GetCallerIdentity', { roles: management, ...guess }),
  'sts:AssumeRole': call('sts:AssumeRole', {
    roles: management,
    perSecond: 20,
    isDocumented: false,
    on: 'reader-role',
  }),
  'organizations:DescribeOrganization': call('organizations:DescribeOrganization', {
    ...organizations,
    perSecond: 1,
  }),
  'organizations:ListAccounts': call('organizations:ListAccounts', { ...organizations, perSecond: 8 }),
  'organizations:ListRoots': call('organizations:ListRoots', { ...organizations, perSecond: 1 }),
  'organizations:DescribePolicy': call('organizations:DescribePolicy', { ...organizations, perSecond: 2 }),
  'organizations:ListAWSServiceAccessForOrganization': call(
    'organizations:ListAWSServiceAccessForOrganization',
    organizationsGuess,
  ),
  'organizations:ListDelegatedAdministrators': call(
    'organizations:ListDelegatedAdministrators',
    organizationsGuess,
  ),
  'organizations:ListOrganizationalUnitsForParent': call(
    'organizations:ListOrganizationalUnitsForParent',
    organizationsGuess,
  ),
  'organizations:ListAccountsForParent': call('organizations:ListAccountsForParent', organizationsGuess),
  'organizations:ListPolicies': call('organizations:ListPolicies', organizationsGuess),
  'organizations:ListTargetsForPolicy': call('organizations:ListTargetsForPolicy', organizationsGuess),
  'cloudformation:DescribeOrganizationsAccess': call('cloudformation:DescribeOrganizationsAccess', {
    roles: management,
    ...guess,
  }),
  'cloudformation:ListStackSets': call('cloudformation:ListStackSets', { roles: management, ...guess }),
  'cloudformation:DescribeStackSet': call('cloudformation:DescribeStackSet', { roles: management, ...guess }),
  'cloudformation:ListStackInstances': call('cloudformation:ListStackInstances', {
    roles: management,
    ...guess,
  }),
  'cloudformation:ListStacks': call('cloudformation:ListStacks', { roles: management, ...guess }),
  /** https://docs.aws.amazon.com/cost-management/latest/userguide/ce-api.html: each request is paid for. */
  'cost-explorer:GetCostAndUsage': call('ce:GetCostAndUsage', {
    roles: management,
    perSecond: 1,
    isDocumented: false,
  }),
  'cloudtrail:DescribeTrails': call('cloudtrail:DescribeTrails', trails),
  'cloudtrail:GetTrailStatus': call('cloudtrail:GetTrailStatus', trails),
  'cloudtrail:GetEventSelectors': call('cloudtrail:GetEventSelectors', trails),
  'cloudtrail:GetInsightSelectors': call('cloudtrail:GetInsightSelectors', trails),
  /** https://docs.aws.amazon.com/accounts/latest/reference/quotas.html */
  'account:ListRegions': call('account:ListRegions', {
    roles: everywhere,
    perSecond: 5,
    isDocumented: true,
  }),
  'iam:GetRole': call('iam:GetRole', { roles: everywhere, ...guess }),
  'iam:ListRolePolicies': call('iam:ListRolePolicies', { roles: everywhere, ...guess }),
  'iam:GetRolePolicy': call('iam:GetRolePolicy', { roles: everywhere, ...guess }),
  'iam:ListAttachedRolePolicies': call('iam:ListAttachedRolePolicies', { roles: everywhere, ...guess }),
  'iam:GetPolicy': call('iam:GetPolicy', { roles: everywhere, ...guess }),
  'iam:GetPolicyVersion': call('iam:GetPolicyVersion', { roles: everywhere, ...guess }),
  'iam:ListEntitiesForPolicy': call('iam:ListEntitiesForPolicy', { roles: management, ...guess }),
  'kms:DescribeKey': call('kms:DescribeKey', { roles: everywhere, ...guess }),
  'kms:GetKeyPolicy': call('kms:GetKeyPolicy', { roles: everywhere, ...guess }),
  'kms:GetKeyRotationStatus': call('kms:GetKeyRotationStatus', { roles: everywhere, ...guess }),
  'kms:ListGrants': call('kms:ListGrants', { roles: everywhere, ...guess }),
  'logs:DescribeLogGroups': call('logs:DescribeLogGroups', { roles: everywhere, ...guess }),
  'logs:DescribeMetricFilters': call('logs:DescribeMetricFilters', { roles: everywhere, ...guess }),
  'cloudwatch:DescribeAlarms': call('cloudwatch:DescribeAlarms', { roles: everywhere, ...guess }),
  'events:ListRules': call('events:ListRules', { roles: everywhere, ...guess }),
  'events:ListTargetsByRule': call('events:ListTargetsByRule', { roles: everywhere, ...guess }),
  'events:DescribeEventBus': call('events:DescribeEventBus', { roles: everywhere, ...guess }),
  'sns:GetTopicAttributes': call('sns:GetTopicAttributes', { roles: everywhere, ...guess }),
  'sns:ListSubscriptionsByTopic': call('sns:ListSubscriptionsByTopic', { roles: everywhere, ...guess }),
  /** Owners of a bucket are found by asking one account after the other. */
  's3:HeadBucket': call('s3:ListBucket', { ...bucket, roles: everywhere }),
  's3:ListObjectsV2': call('s3:ListBucket', bucket),
  's3:ListObjectVersions': call('s3:ListBucketVersions', bucket),
  's3:GetObjectRetention': call('s3:GetObjectRetention', { ...bucket, on: 'log-objects' }),
  's3:GetBucketLocation': call('s3:GetBucketLocation', bucket),
  's3:GetBucketPolicy': call('s3:GetBucketPolicy', bucket),
  's3:GetBucketPolicyStatus': call('s3:GetBucketPolicyStatus', bucket),
  's3:GetPublicAccessBlock': call('s3:GetBucketPublicAccessBlock', bucket),
  's3:GetBucketAcl': call('s3:GetBucketAcl', bucket),
  's3:GetBucketOwnershipControls': call('s3:GetBucketOwnershipControls', bucket),
  's3:GetBucketVersioning': call('s3:GetBucketVersioning', bucket),
  's3:GetObjectLockConfiguration': call('s3:GetBucketObjectLockConfiguration', bucket),
  's3:GetBucketLifecycleConfiguration': call('s3:GetLifecycleConfiguration', bucket),
  's3:GetBucketEncryption': call('s3:GetEncryptionConfiguration', bucket),
  's3:GetBucketLogging': call('s3:GetBucketLogging', bucket),
  's3:GetBucketReplication': call('s3:GetReplicationConfiguration', bucket),
  's3-control:GetPublicAccessBlock': call('s3:GetAccountPublicAccessBlock', {
    roles: logArchive,
    ...guess,
  }),
  'glue:GetDatabases': call('glue:GetDatabases', { roles: archives, ...guess }),
  'glue:GetTables': call('glue:GetTables', { roles: archives, ...guess }),
  'athena:ListWorkGroups': call('athena:ListWorkGroups', { roles: archives, ...guess }),
  'athena:GetWorkGroup': call('athena:GetWorkGroup', { roles: archives, ...guess }),
} as const satisfies Readonly<Record<string, Call>>;

export type Operation = keyof typeof CALLS;
