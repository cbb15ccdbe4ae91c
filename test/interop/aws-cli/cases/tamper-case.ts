import type { BucketTree } from '../bucket-tree.js';
import type { Chain } from '../chain.js';

/** Something done to a trail's bucket, and what the AWS CLI says to that. */
export interface TamperCase {
  /** What was done, as the title of a test and a row of the table in docs. */
  readonly title: string;
  /** The codes for what was done of which orgtrail must give at least one; none where nothing is to be found. */
  readonly codes: readonly string[];
  /** The bucket keeps what was there before as older versions. */
  readonly versioned?: true;
  apply(tree: BucketTree, chain: Chain): void;
  /** What the AWS CLI says, as `describeCliVerdict` writes it. */
  readonly cli: string;
}
