import { defaultRegions } from '../../src/organization/index.js';
import type { Answers } from './recorded-aws.js';

export interface ManyAccounts {
  readonly managementAccountId: string;
  readonly answers: Answers;
}

export interface ManyAccountsSize {
  readonly accounts: number;
  readonly regions: number;
  readonly units: number;
  readonly policies: number;
  readonly rules: number;
  readonly stackSets: number;
}

const BUCKET = 'many-logs';
const POLICY = '{"Version":"2012-10-17","Statement":[]}';

/** An organization of any size with one trail, one bucket, one key and one hub; every Region delivered some hours ago. */
export function manyAccounts(size: ManyAccountsSize): ManyAccounts {
  const ids = Array.from({ length: size.accounts }, (_, index) => String(100_000_000_001 + index));
  const [management, archive, security] = ids as [string, string, string];
  const regions = [...defaultRegions].sort((left) => (left === 'us-east-1' ? -1 : 0)).slice(0, size.regions);
  const key = `arn:aws:kms:us-east-1:${archive}:key/1`;
  const trail = {
    Name: 'many',
    TrailARN: `arn:aws:cloudtrail:us-east-1:${management}:trail/many`,
    HomeRegion: 'us-east-1',
    IsOrganizationTrail: true,
    IsMultiRegionTrail: true,
    S3BucketName: BUCKET,
    KmsKeyId: key,
    SnsTopicARN: `arn:aws:sns:us-east-1:${security}:alerts`,
  };
  const listed = ids.map((Id, index) => ({
    Id,
    Name: index === 1 ? 'log archive' : `account ${index}`,
    State: 'ACTIVE',
    Paths: [`o-exampleorgid/r-ab12/${Id}/`],
  }));
  const numbered = (count: number, make: (index: number) => object) =>
    Array.from({ length: count }, (_, index) => make(index));
  const pageOf = (items: readonly unknown[], token: unknown, pageSize: number) => {
    const from = Number(token ?? 0);
    const next = from + pageSize;
    return { items: items.slice(from, next), next: next < items.length ? String(next) : undefined };
  };
  const instances = ids.flatMap((Account) =>
    regions.map((Region) => ({ Account, Region, Status: 'CURRENT' })),
  );
  const answers: Answers = {
    'sts:GetCallerIdentity': () => ({ Account: management }),
    'sts:AssumeRole': () => ({ Credentials: { AccessKeyId: 'A', SecretAccessKey: 'S' } }),
    'organizations:DescribeOrganization': () => ({
      Organization: { Id: 'o-exampleorgid', MasterAccountId: management, FeatureSet: 'ALL' },
    }),
    'organizations:ListAccounts': ({ input }) => {
      const { items, next } = pageOf(listed, input['NextToken'], 20);
      return { Accounts: items, NextToken: next };
    },
    'organizations:ListRoots': () => ({ Roots: [{ Id: 'r-ab12', Name: 'Root' }] }),
    'organizations:ListAWSServiceAccessForOrganization': () => ({}),
    'organizations:ListDelegatedAdministrators': () => ({}),
    'organizations:ListOrganizationalUnitsForParent': ({ input }) => ({
      OrganizationalUnits:
        input['ParentId'] === 'r-ab12'
          ? numbered(size.units, (index) => ({ Id: `ou-${index}`, Name: 'Unit' }))
          : [],
    }),
    'organizations:ListPolicies': ({ input }) => ({
      Policies:
        input['Filter'] === 'SERVICE_CONTROL_POLICY'
          ? numbered(size.policies, (index) => ({ Id: `p-${index}`, Name: 'policy' }))
          : [],
    }),
    'organizations:ListTargetsForPolicy': () => ({ Targets: [{ TargetId: 'r-ab12' }] }),
    'organizations:DescribePolicy': () => ({ Policy: { Content: POLICY } }),
    'cloudformation:DescribeOrganizationsAccess': () => ({ Status: 'ENABLED' }),
    'cloudformation:ListStackSets': () => ({
      Summaries: numbered(size.stackSets, (index) => ({ StackSetName: `orgtrail-${index}` })),
    }),
    'cloudformation:DescribeStackSet': () => ({ StackSet: {} }),
    'cloudformation:ListStackInstances': ({ input }) => {
      const { items, next } = pageOf(instances, input['NextToken'], 100);
      return { Summaries: items, NextToken: next };
    },
    'cloudformation:ListStacks': () => ({}),
    'cost-explorer:GetCostAndUsage': () => ({}),
    'account:ListRegions': () => ({
      Regions: regions.map((RegionName) => ({ RegionName, RegionOptStatus: 'ENABLED_BY_DEFAULT' })),
    }),
    'cloudtrail:DescribeTrails': () => ({ trailList: [trail] }),
    'cloudtrail:GetTrailStatus': () => ({ IsLogging: true }),
    'cloudtrail:GetEventSelectors': () => ({}),
    'cloudtrail:GetInsightSelectors': () => ({}),
    'iam:GetRole': () => ({ Role: { Arn: 'arn:aws:iam::1:role/AWSServiceRoleForCloudTrail' } }),
    'iam:ListEntitiesForPolicy': () => ({}),
    'kms:DescribeKey': () => ({ KeyMetadata: { Arn: key } }),
    'kms:GetKeyPolicy': () => ({ Policy: POLICY }),
    'kms:GetKeyRotationStatus': () => ({ KeyRotationEnabled: true }),
    'kms:ListGrants': () => ({}),
    'events:ListRules': () => ({
      Rules: numbered(size.rules, (index) => ({
        Name: `rule-${index}`,
        EventPattern: '{"detail":{"eventName":["StopLogging"]}}',
        State: 'ENABLED',
      })),
    }),
    'events:ListTargetsByRule': () => ({
      Targets: [{ Arn: `arn:aws:events:us-east-1:${security}:event-bus/hub` }],
    }),
    'events:DescribeEventBus': () => ({ Arn: `arn:aws:events:us-east-1:${security}:event-bus/hub` }),
    'sns:GetTopicAttributes': () => ({ Attributes: {} }),
    'sns:ListSubscriptionsByTopic': () => ({}),
    's3:HeadBucket': () => ({}),
    's3:ListObjectsV2': ({ input }) => listFolder(input),
    's3:ListObjectVersions': () => ({ IsTruncated: false }),
    's3:GetObjectRetention': () => ({
      Retention: { Mode: 'COMPLIANCE', RetainUntilDate: new Date('2027-03-01T00:00:00Z') },
    }),
    's3:GetBucketLocation': () => ({}),
    's3:GetBucketPolicy': () => ({ Policy: POLICY }),
    's3:GetBucketPolicyStatus': () => ({}),
    's3:GetPublicAccessBlock': () => ({}),
    's3:GetBucketAcl': () => ({}),
    's3:GetBucketOwnershipControls': () => ({}),
    's3:GetBucketVersioning': () => ({}),
    's3:GetObjectLockConfiguration': () => ({}),
    's3:GetBucketLifecycleConfiguration': () => ({}),
    's3:GetBucketEncryption': () => ({}),
    's3:GetBucketLogging': () => ({}),
    's3:GetBucketReplication': () => ({}),
    's3-control:GetPublicAccessBlock': () => ({}),
    'glue:GetDatabases': () => ({ DatabaseList: [{ Name: 'default' }] }),
    'glue:GetTables': () => ({}),
    'athena:ListWorkGroups': () => ({ WorkGroups: [{ Name: 'primary' }] }),
    'athena:GetWorkGroup': () => ({ WorkGroup: {} }),
  };
  return { managementAccountId: management, answers };
}

/** One log and one digest of some hours ago in every Region, and folders all the way down to them. */
function listFolder(input: Readonly<Record<string, unknown>>) {
  const prefix = String(input['Prefix']);
  const isLastHour = String(input['StartAfter']).endsWith('Z');
  if (isLastHour) return { IsTruncated: false };
  const [, account = '', category = '', region = ''] =
    /(\d{12})\/(CloudTrail(?:-Digest)?)\/([^/]+)\//.exec(prefix) ?? [];
  if (input['Delimiter'] === undefined) {
    const name = `${account}_${category}_${region}_20260301T2000Z_0123456789abcdef.json.gz`;
    return { Contents: [{ Key: `${prefix}2026/03/01/${name}` }], IsTruncated: false };
  }
  return { CommonPrefixes: [{ Prefix: `${prefix}${prefix.endsWith('us-east-1/') ? '2026' : '03'}/` }] };
}
