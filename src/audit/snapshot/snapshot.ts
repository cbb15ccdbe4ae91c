import type { Partition } from '../../organization/index.js';
import type { AccountFacts } from './account-facts.js';
import type { Answer } from './answer.js';
import type { CatalogFacts } from './catalog-facts.js';
import type { IntegritySample } from './integrity-sample.js';
import type { KeyFacts } from './key-facts.js';
import type { LogBucketFacts } from './log-bucket-facts.js';
import type { OrganizationFacts } from './organization-facts.js';
import type { StackSetFacts } from './stack-set-facts.js';
import type { UsageRow } from './usage-row.js';

/**
 * What an organization's CloudTrail looked like at one moment: everything that a check may look at, as plain
 * JSON. Configuration only: no log file, no secret.
 */
export interface Snapshot {
  readonly schema: 'orgtrail.snapshot/1';
  /** ISO 8601, UTC: when the collection began. Ages are counted from it. */
  readonly takenAt: string;
  readonly partition: Partition;
  readonly organization: OrganizationFacts;
  /**
   * What was asked in each account: of every account of `organization.accounts` that is ACTIVE, or where that
   * is unknown, of the accounts that could be reached. The management account is among them.
   */
  readonly accounts: readonly AccountFacts[];
  /** Every bucket to which an organization trail delivers, or that the collector was told of. */
  readonly logBuckets: readonly LogBucketFacts[];
  /** Every key that a trail, a log bucket or the log group of a trail names. */
  readonly keys: readonly KeyFacts[];
  /** `cloudformation:ListStackSets`, `DescribeStackSet` in the management account's home Region. */
  readonly stackSets: Answer<readonly StackSetFacts[]>;
  /** Glue and Athena: in the log archive account, and in the management account where a table should not be. */
  readonly catalogs: readonly CatalogFacts[];
  /** `ce:GetCostAndUsage` of the management account: the last whole months, CloudTrail only. */
  readonly usage: Answer<readonly UsageRow[]>;
  /** What `orgtrail verify` found in a sample. `not-asked` when there is none. */
  readonly integrity: Answer<IntegritySample>;
}
