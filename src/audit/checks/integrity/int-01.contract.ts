import { accountId, HOME, MEMBER, valueOf } from '../../example/example-snapshot.contract.js';
import { notAsked, type SampledChain } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

/** What was found of the member in its home Region. */
function judged(
  verdict: SampledChain['verdict'],
  codes: readonly string[],
): Exclude<CheckCase['change'], undefined> {
  return (draft) => {
    for (const chain of valueOf(draft.integrity).chains)
      if (chain.accountId === MEMBER) Object.assign(chain, { verdict, codes });
  };
}

export const cases: readonly CheckCase[] = [
  { name: 'the sample is proven', status: 'pass', says: [/ 4 accounts and Regions$/] },
  {
    name: 'a log was changed',
    change: judged('tampered', ['LOG_MODIFIED']),
    status: 'fail',
    says: [/LOG_MODIFIED/],
    places: [`${MEMBER} ${HOME}`],
  },
  {
    name: 'there is a gap that nothing explains',
    change: judged('incomplete', ['GAP_UNEXPLAINED']),
    status: 'fail',
    says: [/GAP_UNEXPLAINED/],
  },
  {
    name: 'digests could not be read',
    change: judged('incomplete', ['UNREADABLE']),
    status: 'unknown',
    says: [/s3:GetObject/],
    places: [`${MEMBER} ${HOME}`],
  },
  {
    name: 'the sample is one of another organization',
    change: (draft) => {
      for (const chain of valueOf(draft.integrity).chains) chain.accountId = accountId('999999999999');
    },
    status: 'not-applicable',
    says: [/no account of this organization/],
  },
  {
    name: 'no sample was verified',
    change: (draft) => {
      draft.integrity = notAsked({ permission: 's3:GetObject', operation: 'verify', accountId: MEMBER });
    },
    status: 'not-applicable',
    says: [/orgtrail verify/],
  },
];
