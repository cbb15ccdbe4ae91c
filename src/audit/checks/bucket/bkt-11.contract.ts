import { denied, HOME, LOG_ARCHIVE, MEMBER } from '../../example/example-snapshot.contract.js';
import { known, type ObjectRetention, type Snapshot } from '../../snapshot/index.js';
import type { Draft } from '../../example/example-snapshot.contract.js';
import type { CheckCase } from '../check-case.contract.js';

function sampleOf(draft: Draft<Snapshot>) {
  const bucket = draft.logBuckets[0]!;
  return bucket.deliveries.find(({ accountId, region }) => accountId === MEMBER && region === HOME)!.sample!;
}

function locked(retention: ObjectRetention | null): (draft: Draft<Snapshot>) => void {
  return (draft) => {
    sampleOf(draft).retention = known(retention);
  };
}

export const cases: readonly CheckCase[] = [
  { name: 'every sample is locked for a year', status: 'pass', says: [/: 4 places$/] },
  {
    name: 'one log file is not locked',
    change: locked(null),
    status: 'fail',
    says: [/is not locked/],
    places: [`${MEMBER} ${HOME}`],
  },
  {
    name: 'one log file is locked in GOVERNANCE mode',
    change: locked({ mode: 'GOVERNANCE', until: '2027-03-01T11:55:00.000Z' }),
    status: 'fail',
    says: [/GOVERNANCE/],
  },
  {
    name: 'one log file is locked for half a year',
    change: locked({ mode: 'COMPLIANCE', until: '2026-09-01T11:55:00.000Z' }),
    status: 'fail',
    says: [/for 184 days, and has to be kept for 365/],
  },
  {
    name: 'the lock of one log file may not be read',
    change: (draft) => {
      sampleOf(draft).retention = denied('s3:GetObjectRetention', LOG_ARCHIVE);
    },
    status: 'unknown',
    says: [/s3:GetObjectRetention/],
    places: [`${MEMBER} ${HOME}`],
  },
  {
    name: 'no log file was sampled',
    change: (draft) => {
      for (const delivery of draft.logBuckets[0]!.deliveries) delete delivery.sample;
    },
    status: 'unknown',
    says: [/no log file was sampled/],
  },
];
