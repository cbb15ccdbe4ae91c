import type { Check, CheckStatus } from '../check/index.js';
import type { CheckOutcome } from './check-outcome.js';
import { groupBy } from '../../group-by.js';
import { groupOutcomes, type OutcomeGroup } from './group-outcomes.js';

/** One check and the worst that came of it. */
export interface JudgedCheck {
  readonly check: Check;
  readonly status: CheckStatus;
  readonly outcomes: readonly CheckOutcome[];
  /** What fails or is unknown, equal results together: fails first. */
  readonly groups: readonly OutcomeGroup[];
}

const WORST_FIRST: readonly CheckStatus[] = ['fail', 'unknown', 'pass', 'not-applicable'];

/** A check fails when one place does; it passes only when nothing fails and nothing is unknown. */
export function judgeChecks(
  checks: readonly Check[],
  outcomes: readonly CheckOutcome[],
): readonly JudgedCheck[] {
  const byId = groupBy(outcomes, ({ id }) => id);
  return checks.map((check) => {
    const own = byId.get(check.id) ?? [];
    const status = WORST_FIRST.find((each) => own.some((outcome) => outcome.status === each));
    return { check, status: status ?? 'not-applicable', outcomes: own, groups: groupsOf(own) };
  });
}

function groupsOf(outcomes: readonly CheckOutcome[]): readonly OutcomeGroup[] {
  return (['fail', 'unknown'] as const).flatMap((status) =>
    groupOutcomes(outcomes.filter((each) => each.status === status)),
  );
}
