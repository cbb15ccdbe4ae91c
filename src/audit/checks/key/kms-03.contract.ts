import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeKey } from '../change-example.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'the key rotates', status: 'pass' },
  {
    name: 'the key does not rotate',
    change: changeKey((key) => {
      key.rotates = known(false);
    }),
    status: 'fail',
    says: [/does not rotate/],
  },
  {
    name: 'the rotation may not be read',
    change: changeKey((key) => {
      key.rotates = denied('kms:GetKeyRotationStatus', LOG_ARCHIVE);
    }),
    status: 'unknown',
    says: [/kms:GetKeyRotationStatus/],
  },
];
