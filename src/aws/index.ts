/** The only door to the AWS SDK. Loaded by the commands that need it. */
export {
  type AuditedRole,
  auditorPolicy,
  type CollectionOptions,
  type CollectionPlan,
  type CollectionProgress,
  collectSnapshot,
  type OrganizationSize,
  planCollection,
} from './audit/index.js';
export { type BucketFacts, readBucketFacts } from './bucket-facts.js';
export type { ServiceOptions } from './client-settings.js';
export { openCostExplorer } from './cost-explorer.js';
export type { CloudOptions, OpenedCloud } from './deploy/index.js';
export { type FoundAccounts, listAccounts } from './list-accounts.js';
export { openCloud } from './load-cloud.js';
export type { LookupTrouble } from './lookup.js';
export {
  type AssumedTrail,
  describeLiveOrganization,
  type LiveOrganization,
  type LiveOrganizationOptions,
  type LoweredExpectation,
} from './organization.js';
export { type LivePublicKeys, openLivePublicKeys } from './public-keys.js';
export { openNotificationQueue, type OpenedNotificationQueue } from './notification-queue.js';
export { openQueue, type Queue } from './queue.js';
export { configuredRegion, createS3Client, s3Connections, type S3ClientOptions } from './s3-client.js';
export type { PoolOptions } from './ask-through-pool.js';
export { openS3Store, type S3StoreOptions } from './s3-store.js';
export { openTopic, type Topic } from './topic.js';
export { readSecret, type SecretAnswer } from './secret.js';
export { readTrailFacts, type TrailFacts } from './trail-facts.js';
