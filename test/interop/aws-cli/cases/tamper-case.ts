import type { FindingCode } from '../../../../src/digest/index.js';
import type { BucketTree } from '../bucket-tree.js';
import type { Chain } from '../chain.js';

/** Something done to a trail's bucket, and what that has to be called. */
export interface TamperCase {
  /** What was done, as the title of a test and a row of the table in docs. */
  readonly title: string;
  /** The bucket keeps what was there before as older versions. */
  readonly versioned?: true;
  apply(tree: BucketTree, chain: Chain): void;
  /** What the AWS CLI says, as `describeCliVerdict` writes it. */
  readonly cli: string;
  /** What orgtrail must say, and find among other things. */
  readonly verdict: 'ok' | 'tampered' | 'incomplete';
  readonly codes: readonly FindingCode[];
}
