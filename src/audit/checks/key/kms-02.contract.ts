import { denied, KEY, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeKey } from '../change-example.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'the key is enabled', status: 'pass' },
  {
    name: 'the key is disabled',
    change: changeKey((key) => {
      key.description = known({
        arn: KEY,
        state: 'Disabled',
        manager: 'CUSTOMER',
        spec: 'SYMMETRIC_DEFAULT',
      });
    }),
    status: 'fail',
    says: [/the key is Disabled/],
  },
  {
    name: 'the key is about to be deleted',
    change: changeKey((key) => {
      key.description = known({
        arn: KEY,
        state: 'PendingDeletion',
        manager: 'CUSTOMER',
        spec: 'SYMMETRIC_DEFAULT',
        deletionAt: '2026-03-20T00:00:00.000Z',
      });
    }),
    status: 'fail',
    says: [/deleted on 2026-03-20/],
  },
  {
    name: 'the key may not be described',
    change: changeKey((key) => {
      key.description = denied('kms:DescribeKey', LOG_ARCHIVE);
    }),
    status: 'unknown',
    says: [/kms:DescribeKey/],
  },
  {
    name: 'nobody asked about the key',
    change: (draft) => {
      draft.keys = [];
    },
    status: 'unknown',
  },
];
