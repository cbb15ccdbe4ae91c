import { listOf, objectOf, oneOf, type Partition } from '../../../organization/index.js';
import type { Snapshot } from '../snapshot.js';
import { accountFacts } from './account.js';
import { logBucketFacts } from './log-bucket.js';
import { organizationFacts } from './organization.js';
import { catalogFacts, integritySample, keyFacts, stackSetFacts, usageRow } from './rest.js';
import { answer, utcTime } from './values.js';

export type SnapshotResult =
  | { readonly kind: 'ok'; readonly snapshot: Snapshot }
  | { readonly kind: 'invalid'; readonly problems: readonly SnapshotProblem[] };

export interface SnapshotProblem {
  /** `accounts[3].inRegions[0].trails`; `''` for the document itself. */
  readonly path: string;
  /** What is expected there, as a sentence without a full stop. */
  readonly message: string;
}

/** More would help nobody, and a file that is something else altogether has one for every member. */
const MOST_PROBLEMS = 20;

/** Reads the parsed JSON of a saved snapshot. Names what is wrong; members that it does not know are dropped. */
export function parseSnapshot(json: unknown): SnapshotResult {
  const problems: SnapshotProblem[] = [];
  const snapshot = readSnapshot(json, '', (path, message) => {
    if (problems.length < MOST_PROBLEMS) problems.push({ path, message });
  });
  return problems.length > 0 || snapshot === undefined
    ? { kind: 'invalid', problems }
    : { kind: 'ok', snapshot };
}

const PARTITIONS: readonly Partition[] = ['aws', 'aws-us-gov', 'aws-cn'];

const readSnapshot = objectOf<Snapshot>({
  schema: oneOf(['orgtrail.snapshot/1']),
  takenAt: utcTime,
  partition: oneOf(PARTITIONS),
  organization: organizationFacts,
  accounts: listOf(accountFacts),
  logBuckets: listOf(logBucketFacts),
  keys: listOf(keyFacts),
  stackSets: answer(listOf(stackSetFacts)),
  catalogs: listOf(catalogFacts),
  usage: answer(listOf(usageRow)),
  integrity: answer(integritySample),
});
