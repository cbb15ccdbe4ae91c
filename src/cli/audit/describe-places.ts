import type { CheckOutcome } from '../../audit/index.js';
import { countOf } from '../../report/index.js';

/** How many are named before the rest is only counted. */
const NAMED = 3;

/** Where a result holds, in as few words as it takes: `444444444444 eu-west-1`, `312 accounts in 17 Regions: …`. */
export function describePlaces(outcomes: readonly CheckOutcome[]): string {
  const accounts = distinct(outcomes.map(({ accountId }) => accountId));
  const regions = distinct(outcomes.map(({ region }) => region));
  return [
    accounts.length <= 1
      ? (accounts[0] ?? '')
      : `${countOf(accounts.length, 'account')} (${named(accounts)})`,
    regions.length <= 1 ? (regions[0] ?? '') : `${countOf(regions.length, 'Region')} (${named(regions)})`,
    // The trail or the bucket of all of them goes without saying.
    outcomes.length === 1 ? (outcomes[0]?.resource ?? '') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function named(names: readonly string[]): string {
  const first = names.slice(0, NAMED).join(', ');
  return names.length > NAMED ? `${first}, …` : first;
}

function distinct(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== undefined))].sort();
}
