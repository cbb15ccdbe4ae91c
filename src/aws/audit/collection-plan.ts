import { type Call, CALLS, type Operation } from './calls.js';
import { REQUESTS_AT_ONCE } from './collection-options.js';
import { SHARE } from './pace.js';

/** What an organization is made of, as far as it decides how much has to be asked. */
export interface OrganizationSize {
  readonly accounts: number;
  /** Of one account. */
  readonly regions: number;
  readonly units: number;
  /** Service control policies and resource control policies together. */
  readonly policies: number;
  /** Rules of one account in one Region that look at what CloudTrail sends. */
  readonly rules: number;
  /** Stack sets that have to do with logging. */
  readonly stackSets: number;
}

export interface PlannedCall {
  readonly operation: Operation;
  readonly calls: number;
  /** Of these, what one account is asked in one Region. */
  readonly inOnePlace: number;
  /** What one account allows in one Region, a part of which is used. */
  readonly perSecond: number;
  /** Whether AWS documents `perSecond`; elsewhere it is a guess on the careful side. */
  readonly isDocumented: boolean;
}

export interface CollectionPlan {
  readonly calls: readonly PlannedCall[];
  readonly total: number;
  /** Requests under way at the same time, over all accounts and Regions. */
  readonly requestsAtOnce: number;
  /** The part of each rate that is used, so that other programs find room. */
  readonly share: number;
  /** How long one call takes, which is a guess. */
  readonly millisecondsOfCall: number;
  /** What the slowest rate and the calls at once allow, in seconds. */
  readonly seconds: number;
}

const MILLISECONDS_OF_CALL = 100;

interface Count {
  readonly calls: number;
  readonly inOnePlace: number;
}

/** All of them go to one account and Region. */
const central = (calls: number): Count => ({ calls, inOnePlace: calls });
/** As many for each account, in one of its Regions. */
const forAccounts = (accounts: number, each = 1): Count => ({ calls: accounts * each, inOnePlace: each });
/** As many for each account and each of its Regions. */
const everywhere = ({ accounts, regions }: OrganizationSize, each = 1): Count => ({
  calls: accounts * regions * each,
  inOnePlace: each,
});

const ACCOUNTS_OF_A_PAGE = 20;
const INSTANCES_OF_A_PAGE = 100;

/**
 * How often each call is made in an organization of that size that has one organization trail into one bucket with
 * one key, and nothing else that leads further. A bucket is listed once for the newest log of a Region that delivered
 * in the last hour, twice elsewhere.
 */
const COUNTS: Readonly<Record<Operation, (size: OrganizationSize) => Count>> = {
  'sts:GetCallerIdentity': () => central(1),
  'sts:AssumeRole': ({ accounts }) => central(accounts - 1),
  'organizations:DescribeOrganization': () => central(1),
  'organizations:ListAccounts': ({ accounts }) => central(Math.ceil(accounts / ACCOUNTS_OF_A_PAGE)),
  'organizations:ListRoots': () => central(1),
  'organizations:ListAWSServiceAccessForOrganization': () => central(1),
  'organizations:ListDelegatedAdministrators': () => central(2),
  'organizations:ListOrganizationalUnitsForParent': ({ units }) => central(units + 1),
  'organizations:ListAccountsForParent': () => central(0),
  'organizations:ListPolicies': () => central(2),
  'organizations:ListTargetsForPolicy': ({ policies }) => central(policies),
  'organizations:DescribePolicy': ({ policies }) => central(policies),
  'cloudformation:DescribeOrganizationsAccess': () => central(1),
  'cloudformation:ListStackSets': () => central(1),
  'cloudformation:DescribeStackSet': ({ stackSets }) => central(stackSets),
  'cloudformation:ListStackInstances': ({ stackSets, accounts, regions }) =>
    central(stackSets * Math.ceil((accounts * regions) / INSTANCES_OF_A_PAGE)),
  'cloudformation:ListStacks': ({ regions }) => ({ calls: regions, inOnePlace: 1 }),
  'cost-explorer:GetCostAndUsage': () => central(1),
  'cloudtrail:DescribeTrails': (size) => everywhere(size),
  'cloudtrail:GetTrailStatus': (size) => everywhere(size),
  'cloudtrail:GetEventSelectors': () => central(1),
  'cloudtrail:GetInsightSelectors': () => central(1),
  'account:ListRegions': ({ accounts }) => forAccounts(accounts),
  'iam:GetRole': ({ accounts }) => forAccounts(accounts),
  'iam:ListRolePolicies': () => central(0),
  'iam:GetRolePolicy': () => central(0),
  'iam:ListAttachedRolePolicies': () => central(0),
  'iam:GetPolicy': () => central(0),
  'iam:GetPolicyVersion': () => central(0),
  'iam:ListEntitiesForPolicy': () => central(1),
  'kms:DescribeKey': () => central(1),
  'kms:GetKeyPolicy': () => central(1),
  'kms:GetKeyRotationStatus': () => central(1),
  'kms:ListGrants': () => central(1),
  'logs:DescribeLogGroups': () => central(0),
  'logs:DescribeMetricFilters': () => central(0),
  'cloudwatch:DescribeAlarms': () => central(0),
  'events:ListRules': (size) => everywhere(size),
  'events:ListTargetsByRule': (size) => everywhere(size, size.rules),
  'events:DescribeEventBus': () => central(1),
  'sns:GetTopicAttributes': () => central(1),
  'sns:ListSubscriptionsByTopic': () => central(1),
  's3:HeadBucket': () => central(1),
  's3:ListObjectsV2': ({ accounts, regions }) => central(4 + accounts * regions * 3),
  's3:ListObjectVersions': ({ accounts }) => central(2 * Math.min(accounts, 20)),
  's3:GetObjectRetention': ({ accounts }) => central(Math.min(accounts, 20)),
  's3:GetBucketLocation': () => central(1),
  's3:GetBucketPolicy': () => central(1),
  's3:GetBucketPolicyStatus': () => central(1),
  's3:GetPublicAccessBlock': () => central(1),
  's3:GetBucketAcl': () => central(1),
  's3:GetBucketOwnershipControls': () => central(1),
  's3:GetBucketVersioning': () => central(1),
  's3:GetObjectLockConfiguration': () => central(1),
  's3:GetBucketLifecycleConfiguration': () => central(1),
  's3:GetBucketEncryption': () => central(1),
  's3:GetBucketLogging': () => central(1),
  's3:GetBucketReplication': () => central(1),
  's3-control:GetPublicAccessBlock': () => central(1),
  'glue:GetDatabases': () => ({ calls: 2, inOnePlace: 1 }),
  'glue:GetTables': () => ({ calls: 2, inOnePlace: 1 }),
  'athena:ListWorkGroups': () => ({ calls: 2, inOnePlace: 1 }),
  'athena:GetWorkGroup': () => ({ calls: 2, inOnePlace: 1 }),
};

/** What a collection asks, before it is asked. */
export function planCollection(size: OrganizationSize): CollectionPlan {
  const calls = (Object.keys(CALLS) as Operation[]).map((operation): PlannedCall => {
    const { perSecond, isDocumented }: Call = CALLS[operation];
    return { operation, ...COUNTS[operation](size), perSecond, isDocumented };
  });
  const total = calls.reduce((sum, each) => sum + each.calls, 0);
  const byRate = calls.map(({ inOnePlace, perSecond }) => inOnePlace / (perSecond * SHARE));
  const byLatency = (total * MILLISECONDS_OF_CALL) / 1000 / REQUESTS_AT_ONCE;
  return {
    calls: calls.filter((each) => each.calls > 0),
    total,
    requestsAtOnce: REQUESTS_AT_ONCE,
    share: SHARE,
    millisecondsOfCall: MILLISECONDS_OF_CALL,
    seconds: Math.max(...byRate, byLatency),
  };
}
