import {
  BUCKET,
  denied,
  HOME,
  hoursBefore,
  LOG_ARCHIVE,
  MEMBER,
  OTHER,
} from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { deliveriesOf } from './deliveries-of.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'everything delivers', status: 'pass', says: [/ 8 accounts and Regions$/] },
  {
    name: 'one account is silent in one Region',
    change: (draft) => {
      for (const delivery of deliveriesOf(draft, MEMBER, OTHER)) {
        delivery.newestLogAt = known(null);
        delivery.newestDigestAt = known(hoursBefore(30));
      }
    },
    status: 'fail',
    says: [/24 hours/],
    places: [`${MEMBER} ${OTHER}`],
  },
  {
    name: 'nothing happens in one Region, which its digests prove',
    change: (draft) => {
      for (const delivery of deliveriesOf(draft, MEMBER, OTHER)) delivery.newestLogAt = known(null);
    },
    status: 'pass',
  },
  {
    name: 'one folder may not be listed',
    change: (draft) => {
      for (const delivery of deliveriesOf(draft, MEMBER, OTHER)) {
        delivery.newestLogAt = denied('s3:ListBucket', LOG_ARCHIVE, HOME);
        delivery.newestDigestAt = denied('s3:ListBucket', LOG_ARCHIVE, HOME);
      }
    },
    status: 'unknown',
    says: [/s3:ListBucket/],
    places: [`${MEMBER} ${OTHER}`],
  },
  {
    name: 'the logs may not be listed, and a digest arrived',
    change: (draft) => {
      for (const delivery of deliveriesOf(draft, MEMBER, OTHER))
        delivery.newestLogAt = denied('s3:ListBucket', LOG_ARCHIVE, HOME);
    },
    status: 'pass',
  },
  {
    name: 'nobody looked into the bucket',
    change: (draft) => {
      draft.logBuckets = draft.logBuckets.filter(({ name }) => name !== BUCKET);
    },
    status: 'unknown',
  },
];
