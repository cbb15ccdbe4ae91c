import type { CheckOutcome } from './check-outcome.js';
import { groupBy } from '../../group-by.js';

/** Places of which one check says the same. */
export interface OutcomeGroup {
  readonly message: string;
  readonly missingPermission?: string;
  /** Of the first place; those of the others differ in names only. */
  readonly remediation?: string;
  /** At least one. */
  readonly outcomes: readonly [CheckOutcome, ...CheckOutcome[]];
}

/** The largest group first; of equal ones, the one that came first. */
export function groupOutcomes(outcomes: readonly CheckOutcome[]): readonly OutcomeGroup[] {
  const groups = groupBy(outcomes, (outcome) => JSON.stringify([outcome.status, sameInOtherPlaces(outcome)]));
  return [...groups.values()].map(groupOf).sort((one, other) => other.outcomes.length - one.outcomes.length);
}

function groupOf(outcomes: readonly [CheckOutcome, ...CheckOutcome[]]): OutcomeGroup {
  const [{ message, remediation, missingPermission }] = outcomes;
  return {
    message,
    ...(remediation !== undefined && { remediation }),
    ...(missingPermission !== undefined && { missingPermission }),
    outcomes,
  };
}

/** A message that names its own account or Region says the same as that of the next account. */
function sameInOtherPlaces({ message, accountId, region }: CheckOutcome): string {
  const withoutAccount = accountId === undefined ? message : message.replaceAll(accountId, 'ACCOUNT');
  return region === undefined ? withoutAccount : withoutAccount.replaceAll(region, 'REGION');
}
