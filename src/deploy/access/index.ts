export type {
  BucketOwner,
  BucketsAccess,
  DefaultRetention,
  LockMode,
  ObjectRetention,
  ObjectVersion,
  StagingBucketFacts,
} from './buckets-access.js';
export type { AccountAccess, Caller, Cloud } from './cloud.js';
export type {
  AttachedPolicy,
  ListedAccount,
  OrganizationFacts,
  OrganizationRoot,
  OrganizationsAccess,
  PolicyType,
} from './organizations-access.js';
export type {
  OrganizationsActivation,
  StackInstance,
  StackSetFacts,
  StackSetOperation,
  StackSetRequest,
  StackSetsAccess,
  StackSetTargets,
} from './stack-sets-access.js';
export type {
  ChangeSetChange,
  ChangeSetFacts,
  ChangeSetRequest,
  StackEvent,
  StackFacts,
  StacksAccess,
  StackStatus,
} from './stacks-access.js';
export type { TrailFacts, TrailsAccess, TrailSettings, TrailStatus } from './trails-access.js';
