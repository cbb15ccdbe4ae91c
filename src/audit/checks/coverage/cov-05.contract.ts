import {
  denied,
  type Draft,
  hoursBefore,
  MEMBER,
  region,
  valueOf,
} from '../../example/example-snapshot.contract.js';
import { type AccountFacts, known, type Snapshot } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

const OPT_IN = region('me-central-1');

function memberOf(draft: Draft<Snapshot>): Draft<AccountFacts> {
  return draft.accounts.find(({ accountId }) => accountId === MEMBER)!;
}

/** The member opts in to a Region, from which a digest arrived then, or never. */
function optIn(newestDigestAt: string | null): Exclude<CheckCase['change'], undefined> {
  return (draft) => {
    for (const each of valueOf(memberOf(draft).regions)) if (each.region === OPT_IN) each.status = 'ENABLED';
    draft.logBuckets[0]!.deliveries.push({
      accountId: MEMBER,
      region: OPT_IN,
      newestLogAt: known(null),
      newestDigestAt: known(newestDigestAt),
    });
  };
}

export const cases: readonly CheckCase[] = [
  { name: 'no account has opted in to a Region', status: 'pass' },
  {
    name: 'one account has opted in, and the Region delivers',
    change: optIn(hoursBefore(0.5)),
    status: 'pass',
  },
  {
    name: 'one account has opted in, and nothing arrives',
    change: optIn(null),
    status: 'fail',
    says: [/opted in/],
    places: [`${MEMBER} me-central-1`],
  },
  {
    name: 'one account does not tell its Regions',
    change: (draft) => {
      memberOf(draft).regions = denied('account:ListRegions', MEMBER);
    },
    status: 'unknown',
    says: [/account:ListRegions/],
    places: [MEMBER],
  },
];
