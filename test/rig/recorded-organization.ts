import { type Answers, type RecordedCall, refused } from './recorded-aws.js';

/** An organization as AWS describes it in its answers: everything that a collection asks about is there. */
export const MANAGEMENT = '111111111111';
export const LOG_ARCHIVE = '222222222222';
export const SECURITY = '333333333333';
export const PAYMENTS = '444444444444';
export const HOME = 'us-east-1';
export const OTHER = 'eu-west-1';
export const NOW = new Date('2026-03-02T00:30:00Z');
export const BUCKET = 'org-trail-222222222222';
export const ORGANIZATION = 'o-exampleorgid';
export const TRAIL = `arn:aws:cloudtrail:${HOME}:${MANAGEMENT}:trail/org-trail`;
export const KEY = `arn:aws:kms:${HOME}:${LOG_ARCHIVE}:key/11111111-2222-3333-4444-555555555555`;
export const HUB_BUS = `arn:aws:events:${HOME}:${SECURITY}:event-bus/hub`;
export const TOPIC = `arn:aws:sns:${HOME}:${SECURITY}:alerts`;
export const LOG_GROUP = `arn:aws:logs:${HOME}:${MANAGEMENT}:log-group:trail`;
/** What must not get into a snapshot. */
export const SECRET_ENDPOINT = 'https://hooks.example.com/services/not-to-be-kept';

const ALLOW = JSON.stringify({ Version: '2012-10-17', Statement: [] });
const ACCOUNTS = [
  { Id: MANAGEMENT, Name: 'management', State: 'ACTIVE' },
  { Id: LOG_ARCHIVE, Name: 'log archive', State: 'ACTIVE' },
  { Id: SECURITY, Name: 'security', State: 'ACTIVE' },
  { Id: PAYMENTS, Name: 'payments', State: 'ACTIVE' },
  { Id: '555555555555', Name: 'closed', State: 'SUSPENDED' },
];

const logKey = (account: string, region: string, day: string, time: string) =>
  `AWSLogs/${ORGANIZATION}/${account}/CloudTrail/${region}/${day}/${account}_CloudTrail_${region}_${time}_0123456789abcdef.json.gz`;
const digestKey = (account: string, region: string) =>
  `AWSLogs/${ORGANIZATION}/${account}/CloudTrail-Digest/${region}/2026/03/01/${account}_CloudTrail-Digest_${region}_org-trail_${HOME}_20260301T230000Z.json.gz`;

/** The last hour of the home Region, yesterday elsewhere; the payments account has delivered from nowhere else. */
const KEYS = [MANAGEMENT, LOG_ARCHIVE, SECURITY, PAYMENTS]
  .flatMap((account) => [
    logKey(account, HOME, '2026/01/15', '20260115T1000Z'),
    logKey(account, HOME, '2026/03/02', '20260302T0020Z'),
    digestKey(account, HOME),
    ...(account === PAYMENTS ? [] : [logKey(account, OTHER, '2026/03/01', '20260301T1700Z')]),
  ])
  .sort();

export const recordedOrganization: Answers = {
  'sts:GetCallerIdentity': () => ({ Account: MANAGEMENT, Arn: `arn:aws:iam::${MANAGEMENT}:role/Auditor` }),
  'sts:AssumeRole': () => ({ Credentials: { AccessKeyId: 'A', SecretAccessKey: 'S', SessionToken: 'T' } }),

  'organizations:DescribeOrganization': () => ({
    Organization: { Id: ORGANIZATION, MasterAccountId: MANAGEMENT, FeatureSet: 'ALL' },
  }),
  'organizations:ListAccounts': ({ input }) =>
    input['NextToken'] === undefined
      ? { Accounts: ACCOUNTS.slice(0, 2), NextToken: 'more' }
      : { Accounts: ACCOUNTS.slice(2) },
  'organizations:ListRoots': () => ({
    Roots: [
      {
        Id: 'r-ab12',
        Name: 'Root',
        PolicyTypes: [
          { Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' },
          { Type: 'TAG_POLICY', Status: 'PENDING_DISABLE' },
        ],
      },
    ],
  }),
  'organizations:ListAWSServiceAccessForOrganization': () => ({
    EnabledServicePrincipals: [{ ServicePrincipal: 'cloudtrail.amazonaws.com' }],
  }),
  'organizations:ListDelegatedAdministrators': ({ input }) => ({
    DelegatedAdministrators:
      input['ServicePrincipal'] === 'cloudtrail.amazonaws.com' ? [{ Id: SECURITY }] : [],
  }),
  'organizations:ListOrganizationalUnitsForParent': ({ input }) => ({
    OrganizationalUnits: input['ParentId'] === 'r-ab12' ? [{ Id: 'ou-ab12-11111111', Name: 'Security' }] : [],
  }),
  'organizations:ListAccountsForParent': ({ input }) => ({
    Accounts: ACCOUNTS.filter(
      ({ Id }) => (input['ParentId'] === 'r-ab12') === (Id === MANAGEMENT || Id === PAYMENTS),
    ),
  }),
  'organizations:ListPolicies': ({ input }) => ({
    Policies: [
      input['Filter'] === 'SERVICE_CONTROL_POLICY'
        ? { Id: 'p-11111111', Name: 'protect-trails' }
        : { Id: 'p-22222222', Name: 'protect-store' },
    ],
  }),
  'organizations:ListTargetsForPolicy': ({ input }) => ({
    Targets: [{ TargetId: input['PolicyId'] === 'p-11111111' ? 'r-ab12' : LOG_ARCHIVE }],
  }),
  'organizations:DescribePolicy': () => ({ Policy: { Content: ALLOW } }),

  'cloudformation:DescribeOrganizationsAccess': () => ({ Status: 'ENABLED' }),
  'cloudformation:ListStackSets': () => ({
    Summaries: [{ StackSetName: 'orgtrail-every-account' }, { StackSetName: 'network' }],
  }),
  'cloudformation:DescribeStackSet': ({ input }) => ({
    StackSet: {
      StackSetName: input['StackSetName'],
      Status: 'ACTIVE',
      PermissionModel: 'SERVICE_MANAGED',
      TemplateBody: '{}',
      AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
      OrganizationalUnitIds: ['r-ab12'],
      Regions: [HOME],
    },
  }),
  'cloudformation:ListStackInstances': () => ({
    Summaries: [{ Account: PAYMENTS, Region: HOME, Status: 'OUTDATED', StatusReason: 'failed once' }],
  }),
  'cloudformation:ListStacks': () => ({
    StackSummaries: [
      { StackName: 'orgtrail-every-account', StackStatus: 'CREATE_COMPLETE' },
      { StackName: 'gone', StackStatus: 'DELETE_COMPLETE' },
    ],
  }),
  'cost-explorer:GetCostAndUsage': () => ({
    ResultsByTime: [
      {
        TimePeriod: { Start: '2026-02-01' },
        Groups: [
          {
            Keys: [PAYMENTS, 'USE1-PaidEventsRecorded'],
            Metrics: { UsageQuantity: { Amount: '1200' }, UnblendedCost: { Amount: '0.024' } },
          },
        ],
      },
    ],
  }),

  'account:ListRegions': () => ({
    Regions: [
      { RegionName: HOME, RegionOptStatus: 'ENABLED_BY_DEFAULT' },
      { RegionName: OTHER, RegionOptStatus: 'ENABLED_BY_DEFAULT' },
      { RegionName: 'af-south-1', RegionOptStatus: 'DISABLED' },
    ],
  }),
  'cloudtrail:DescribeTrails': () => ({
    trailList: [
      {
        Name: 'org-trail',
        TrailARN: TRAIL,
        HomeRegion: HOME,
        IsOrganizationTrail: true,
        IsMultiRegionTrail: true,
        LogFileValidationEnabled: true,
        IncludeGlobalServiceEvents: true,
        S3BucketName: BUCKET,
        KmsKeyId: KEY,
        SnsTopicARN: TOPIC,
        CloudWatchLogsLogGroupArn: `${LOG_GROUP}:*`,
        CloudWatchLogsRoleArn: `arn:aws:iam::${MANAGEMENT}:role/service/trail-logs`,
      },
    ],
  }),
  'cloudtrail:GetTrailStatus': () => ({
    IsLogging: true,
    LatestDeliveryTime: new Date('2026-03-02T00:20:00Z'),
    LatestDigestDeliveryError: 'AccessDenied',
    LatestDeliveryError: '',
  }),
  'cloudtrail:GetEventSelectors': () => ({
    AdvancedEventSelectors: [
      { Name: 'all', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'], NotEquals: [] }] },
    ],
  }),
  'cloudtrail:GetInsightSelectors': () => {
    throw refused('InsightNotEnabledException', 400);
  },

  'iam:GetRole': ({ input }) => {
    const name = input['RoleName'];
    if (name === 'AWSServiceRoleForCloudTrail')
      return { Role: { Arn: `arn:aws:iam::1:role/${String(name)}` } };
    if (name !== 'trail-logs') throw refused('NoSuchEntityException', 404);
    return {
      Role: {
        Arn: `arn:aws:iam::${MANAGEMENT}:role/service/trail-logs`,
        AssumeRolePolicyDocument: encodeURIComponent(ALLOW),
        PermissionsBoundary: { PermissionsBoundaryArn: 'arn:aws:iam::aws:policy/Boundary' },
      },
    };
  },
  'iam:ListRolePolicies': () => ({ PolicyNames: ['write'] }),
  'iam:GetRolePolicy': () => ({ PolicyDocument: encodeURIComponent(ALLOW) }),
  'iam:ListAttachedRolePolicies': () => ({
    AttachedPolicies: [{ PolicyArn: 'arn:aws:iam::aws:policy/More' }],
  }),
  'iam:GetPolicy': () => ({ Policy: { DefaultVersionId: 'v2' } }),
  'iam:GetPolicyVersion': () => ({ PolicyVersion: { Document: encodeURIComponent(ALLOW) } }),
  'iam:ListEntitiesForPolicy': () => ({ PolicyRoles: [{ RoleName: 'Administrator' }] }),

  'kms:DescribeKey': () => ({
    KeyMetadata: { Arn: KEY, KeyState: 'Enabled', KeyManager: 'CUSTOMER', KeySpec: 'SYMMETRIC_DEFAULT' },
  }),
  'kms:GetKeyPolicy': () => ({ Policy: ALLOW }),
  'kms:GetKeyRotationStatus': () => ({ KeyRotationEnabled: true }),
  'kms:ListGrants': () => ({
    Grants: [{ GrantId: 'g', GranteePrincipal: 'backup.amazonaws.com', Operations: ['Decrypt'] }],
    Truncated: false,
  }),

  'logs:DescribeLogGroups': () => ({
    logGroups: [
      { logGroupName: 'trail', arn: `${LOG_GROUP}:*`, retentionInDays: 400 },
      { logGroupName: 'trail-of-another', arn: `${LOG_GROUP}-of-another:*` },
    ],
  }),
  'logs:DescribeMetricFilters': () => ({
    metricFilters: [
      {
        filterName: 'root',
        filterPattern: '{ $.userIdentity.type = "Root" }',
        metricTransformations: [{ metricNamespace: 'trail', metricName: 'root' }],
      },
    ],
  }),
  'cloudwatch:DescribeAlarms': () => ({
    MetricAlarms: [
      {
        AlarmName: 'root',
        Namespace: 'trail',
        MetricName: 'root',
        ActionsEnabled: true,
        AlarmActions: [TOPIC],
      },
      { AlarmName: 'other', Namespace: 'AWS/EC2', MetricName: 'CPUUtilization', ActionsEnabled: true },
    ],
  }),
  'events:ListRules': () => ({
    Rules: [
      { Name: 'detect', State: 'ENABLED', EventPattern: '{"detail":{"eventName":["StopLogging"]}}' },
      { Name: 'instances', State: 'ENABLED', EventPattern: '{"source":["aws.ec2"]}' },
      { Name: 'AutoScalingManagedRule', State: 'ENABLED', EventPattern: '{}', ManagedBy: 'autoscaling' },
    ],
  }),
  'events:ListTargetsByRule': () => ({ Targets: [{ Id: 'hub', Arn: HUB_BUS }] }),
  'events:DescribeEventBus': () => ({ Name: 'hub', Arn: HUB_BUS, Policy: ALLOW }),
  'sns:GetTopicAttributes': () => ({ Attributes: { Policy: ALLOW } }),
  'sns:ListSubscriptionsByTopic': () => ({
    Subscriptions: [
      { Protocol: 'https', Endpoint: SECRET_ENDPOINT, SubscriptionArn: `${TOPIC}:1` },
      { Protocol: 'email', Endpoint: 'person@example.com', SubscriptionArn: 'PendingConfirmation' },
    ],
  }),

  's3:HeadBucket': ({ accountId }) => {
    if (accountId !== LOG_ARCHIVE) throw refused('Forbidden', 403);
    return {};
  },
  's3:ListObjectsV2': listObjects,
  's3:ListObjectVersions': ({ input }) => ({
    IsTruncated: false,
    DeleteMarkers: [{ Key: `${String(input['Prefix'])}hidden.json.gz`, IsLatest: true }],
  }),
  's3:GetObjectRetention': () => ({
    Retention: { Mode: 'COMPLIANCE', RetainUntilDate: new Date('2027-03-01T00:00:00Z') },
  }),
  's3:GetBucketLocation': () => ({}),
  's3:GetBucketPolicy': () => ({ Policy: ALLOW }),
  's3:GetBucketPolicyStatus': () => ({ PolicyStatus: { IsPublic: false } }),
  's3:GetPublicAccessBlock': () => ({ PublicAccessBlockConfiguration: { BlockPublicAcls: true } }),
  's3:GetBucketAcl': () => ({ Grants: [{ Grantee: { ID: 'owner' }, Permission: 'FULL_CONTROL' }] }),
  's3:GetBucketOwnershipControls': () => ({
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  }),
  's3:GetBucketVersioning': () => ({ Status: 'Enabled' }),
  's3:GetObjectLockConfiguration': () => ({
    ObjectLockConfiguration: {
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Years: 1 } },
    },
  }),
  's3:GetBucketLifecycleConfiguration': () => ({
    Rules: [
      {
        ID: 'expire',
        Status: 'Enabled',
        Filter: { And: { Prefix: 'AWSLogs/', Tags: [{ Key: 'k', Value: 'v' }] } },
        Expiration: { Days: 400 },
        Transitions: [{ StorageClass: 'GLACIER', Days: 90 }],
      },
    ],
  }),
  's3:GetBucketEncryption': () => ({
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY },
          BucketKeyEnabled: true,
        },
      ],
    },
  }),
  's3:GetBucketLogging': () => ({ LoggingEnabled: { TargetBucket: 'access-logs', TargetPrefix: 'org/' } }),
  's3:GetBucketReplication': () => ({
    ReplicationConfiguration: {
      Rules: [{ ID: 'copy', Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::org-trail-copy' } }],
    },
  }),
  's3-control:GetPublicAccessBlock': () => {
    throw refused('NoSuchPublicAccessBlockConfiguration', 404);
  },

  'glue:GetDatabases': () => ({ DatabaseList: [{ Name: 'orgtrail' }] }),
  'glue:GetTables': () => ({
    TableList: [
      {
        Name: 'cloudtrail_raw',
        StorageDescriptor: {
          Location: `s3://${BUCKET}/AWSLogs/`,
          Columns: [{ Name: 'eventid', Type: 'string' }],
        },
        Parameters: { 'projection.enabled': 'true' },
      },
      { Name: 'sales', StorageDescriptor: { Location: `s3://${BUCKET}-of-sales/` } },
    ],
  }),
  'athena:ListWorkGroups': () => ({ WorkGroups: [{ Name: 'primary' }] }),
  'athena:GetWorkGroup': () => ({
    WorkGroup: {
      Name: 'primary',
      State: 'ENABLED',
      Configuration: { EnforceWorkGroupConfiguration: true, BytesScannedCutoffPerQuery: 1000 },
    },
  }),
};

/** Keys, or folders where a delimiter asks for them. */
function listObjects({ input }: RecordedCall) {
  const prefix = String(input['Prefix'] ?? '');
  const after = String(input['StartAfter'] ?? '');
  const below = KEYS.filter((key) => key.startsWith(prefix) && key > after);
  if (input['Delimiter'] === undefined)
    return { Contents: below.map((Key) => ({ Key })), IsTruncated: false };
  const folders = below.map((key) => key.slice(0, key.indexOf('/', prefix.length) + 1));
  return { CommonPrefixes: [...new Set(folders)].map((Prefix) => ({ Prefix })) };
}
