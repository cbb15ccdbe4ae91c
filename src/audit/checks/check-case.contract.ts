import type { CheckResult, CheckStatus } from '../check/index.js';
import { DEFAULT_EXPECTATIONS, type Expectations } from '../expectations.js';
import { changeSnapshot, type Draft, EXAMPLE_SNAPSHOT } from '../example/example-snapshot.contract.js';
import type { Snapshot } from '../snapshot/index.js';

/** What one change of the example organization makes of a check. `<id>.contract.ts` beside it lists its cases. */
export interface CheckCase {
  /** As a sentence: `the trail is stopped`. */
  readonly name: string;
  /** Nothing is changed when it is absent. */
  readonly change?: (draft: Draft<Snapshot>) => void;
  /** What differs from `EXAMPLE_EXPECTATIONS`. */
  readonly expectations?: Partial<Expectations>;
  /** The worst of the statuses that come of it: fail, then unknown, then pass, then not-applicable. */
  readonly status: CheckStatus;
  /** Each has to be matched by the message of a result with that status. */
  readonly says?: readonly RegExp[];
  /** The places with that status, where it matters which: `444444444444 eu-west-1`. */
  readonly places?: readonly string[];
}

/** What the example organization is measured against. */
export const EXAMPLE_EXPECTATIONS: Expectations = DEFAULT_EXPECTATIONS;

export function snapshotOf({ change }: CheckCase): Snapshot {
  return change === undefined ? EXAMPLE_SNAPSHOT : changeSnapshot(change);
}

const WORST_FIRST: readonly CheckStatus[] = ['fail', 'unknown', 'pass', 'not-applicable'];

export function worstStatus(results: readonly CheckResult[]): CheckStatus | undefined {
  return WORST_FIRST.find((status) => results.some((result) => result.status === status));
}

export function placeOf({ accountId, region }: CheckResult): string {
  return [accountId, region].filter((part) => part !== undefined).join(' ');
}
