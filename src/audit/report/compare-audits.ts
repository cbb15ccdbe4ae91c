import type { CheckStatus } from '../check/index.js';
import type { CheckOutcome } from './check-outcome.js';

/** What differs from an earlier snapshot. */
export interface AuditComparison {
  /** When the earlier one was taken: ISO 8601, UTC. */
  readonly since: string;
  /** Fails that did not fail then, and unknowns that were known then. */
  readonly worse: readonly CheckOutcome[];
  /** Fails of then that do not fail any more and are not merely unknown. */
  readonly better: readonly CheckOutcome[];
}

const RANKS: Readonly<Record<CheckStatus, number>> = {
  'not-applicable': 0,
  pass: 0,
  unknown: 1,
  fail: 2,
};

/** Places that pass may share one result, so that a place without one passes. */
export function compareAudits(
  since: string,
  then: readonly CheckOutcome[],
  now: readonly CheckOutcome[],
): AuditComparison {
  const [before, after] = [worstByPlace(then), worstByPlace(now)];
  return {
    since,
    worse: [...after].flatMap(([place, outcome]) => gotWorse(before.get(place), outcome)),
    better: [...before].flatMap(([place, outcome]) =>
      isRepaired(outcome, after.get(place)) ? [outcome] : [],
    ),
  };
}

function isRepaired(before: CheckOutcome, after: CheckOutcome | undefined): boolean {
  return before.status === 'fail' && RANKS[after?.status ?? 'pass'] === RANKS.pass;
}

function gotWorse(before: CheckOutcome | undefined, after: CheckOutcome): readonly CheckOutcome[] {
  return RANKS[after.status] > RANKS[before?.status ?? 'pass'] ? [after] : [];
}

function worstByPlace(outcomes: readonly CheckOutcome[]): ReadonlyMap<string, CheckOutcome> {
  const worst = new Map<string, CheckOutcome>();
  for (const outcome of outcomes) {
    const { id, accountId, region, resource } = outcome;
    const place = JSON.stringify([id, accountId ?? '', region ?? '', resource ?? '']);
    const known = worst.get(place);
    if (known === undefined || RANKS[outcome.status] > RANKS[known.status]) worst.set(place, outcome);
  }
  return worst;
}
