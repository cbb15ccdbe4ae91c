import {
  BUCKET,
  denied,
  HOME,
  LOG_ARCHIVE,
  valueOf,
  type Draft,
} from '../../example/example-snapshot.contract.js';
import { type Workgroup } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { catalogOf, ATHENA } from './example-athena.contract.js';

function workgroups(draft: Parameters<typeof catalogOf>[0]): Draft<Workgroup>[] {
  return valueOf<Draft<Workgroup>[]>(catalogOf(draft).workgroups as never);
}

function changed(change: Partial<Workgroup>): NonNullable<CheckCase['change']> {
  return (draft) => {
    Object.assign(workgroups(draft)[0]!, change);
  };
}

export const cases: readonly CheckCase[] = [
  { name: 'the workgroup limits, encrypts and enforces', status: 'pass' },
  { name: 'it is the configured one', expectations: { athena: ATHENA, bucketName: BUCKET }, status: 'pass' },
  {
    name: 'another one is configured',
    expectations: { athena: { ...ATHENA, workgroup: 'audit' }, bucketName: BUCKET },
    status: 'fail',
    says: [/no workgroup audit/],
  },
  {
    name: 'its settings may be overridden',
    change: changed({ isEnforced: false }),
    status: 'fail',
    says: [/may override/],
  },
  {
    name: 'it scans without a limit',
    change: (draft) => {
      delete workgroups(draft)[0]!.scanLimitBytes;
    },
    status: 'fail',
    says: [/as much as it likes/],
  },
  {
    name: 'it scans more than configured',
    change: changed({ scanLimitBytes: 2_199_023_255_552 }),
    expectations: { athena: ATHENA, bucketName: BUCKET },
    status: 'fail',
    says: [/2199023255552 bytes/],
  },
  {
    name: 'results are not encrypted',
    change: (draft) => {
      delete workgroups(draft)[0]!.resultEncryption;
    },
    status: 'fail',
    says: [/not encrypted/],
  },
  {
    name: 'primary is as open as AWS makes it, and not the one that is used',
    change: (draft) => {
      workgroups(draft).push({
        name: 'primary',
        isEnabled: true,
        isEnforced: false,
        publishesMetrics: false,
      });
    },
    status: 'pass',
  },
  {
    name: 'there is primary alone',
    change: changed({ name: 'primary', isEnforced: false }),
    status: 'fail',
  },
  {
    name: 'orgtrail.yaml goes without Athena',
    change: changed({ isEnforced: false }),
    expectations: { bucketName: BUCKET },
    status: 'not-applicable',
  },
  {
    name: 'workgroups may not be read',
    change: (draft) => {
      catalogOf(draft).workgroups = denied('athena:GetWorkGroup', LOG_ARCHIVE, HOME);
    },
    status: 'unknown',
    says: [/athena:GetWorkGroup/],
  },
];
