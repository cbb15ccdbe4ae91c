import { denied, HOME, LOG_ARCHIVE, OTHER, valueOf } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'the trail has a key of its own', status: 'pass' },
  {
    name: 'the trail names no key',
    change: (draft) => {
      for (const account of draft.accounts)
        for (const { trails } of account.inRegions) for (const trail of valueOf(trails)) delete trail.keyArn;
    },
    status: 'fail',
    says: [/names no key/],
  },
  {
    name: 'the key is disabled',
    change: (draft) => {
      valueOf(draft.keys[0]!.description).state = 'Disabled';
    },
    status: 'fail',
    says: [/state is Disabled/],
  },
  {
    name: "the key is AWS's own",
    change: (draft) => {
      valueOf(draft.keys[0]!.description).manager = 'AWS';
    },
    status: 'fail',
    says: [/AWS's own/],
  },
  {
    name: 'the bucket is in another Region than the key',
    change: (draft) => {
      draft.logBuckets[0]!.region = known(OTHER);
    },
    status: 'fail',
    says: [/not in eu-west-1/],
  },
  {
    name: 'the key may not be described',
    change: (draft) => {
      draft.keys[0]!.description = denied('kms:DescribeKey', LOG_ARCHIVE, HOME);
    },
    status: 'unknown',
    says: [/kms:DescribeKey/],
  },
];
