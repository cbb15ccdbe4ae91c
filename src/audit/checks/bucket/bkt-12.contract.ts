import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known, type LifecycleRule } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeBucket } from '../change-example.contract.js';

const RULE: LifecycleRule = {
  id: 'rule',
  enabled: true,
  prefix: '',
  isNarrowed: false,
  abortUploadsAfterDays: 7,
  transitions: [],
};

function rules(...changes: readonly Partial<LifecycleRule>[]) {
  return changeBucket((bucket) => {
    bucket.lifecycle = known(changes.map((change) => ({ ...RULE, ...change }))) as typeof bucket.lifecycle;
  });
}

export const cases: readonly CheckCase[] = [
  { name: 'logs expire after they may', status: 'pass' },
  { name: 'logs never expire', change: rules({}), status: 'pass' },
  {
    name: 'logs expire too early',
    change: rules({ expireAfterDays: 90 }),
    status: 'fail',
    says: [/expires logs after 90 days/],
  },
  {
    name: 'a rule for other folders expires early',
    change: rules({}, { prefix: 'reports/', expireAfterDays: 1 }),
    status: 'pass',
  },
  {
    name: 'a rule for the logs of one account expires early',
    change: rules({}, { prefix: 'AWSLogs/o-exampleorgid/444444444444/', expireAfterDays: 1 }),
    status: 'fail',
  },
  {
    name: 'the early rule is disabled',
    change: rules({}, { enabled: false, expireAfterDays: 1 }),
    status: 'pass',
  },
  {
    name: 'everything expires on a date',
    change: rules({ expireOn: '2026-12-31' }),
    status: 'fail',
    says: [/on 2026-12-31/],
  },
  {
    name: 'logs go to Glacier',
    change: rules({ transitions: [{ storageClass: 'DEEP_ARCHIVE', afterDays: 30, noncurrent: false }] }),
    status: 'fail',
    says: [/to DEEP_ARCHIVE/],
  },
  {
    name: 'logs go to Glacier Instant Retrieval, which Athena reads',
    change: rules({ transitions: [{ storageClass: 'GLACIER_IR', afterDays: 30, noncurrent: false }] }),
    status: 'pass',
  },
  {
    name: 'no rule aborts uploads',
    change: changeBucket((bucket) => {
      bucket.lifecycle = known([]);
    }),
    status: 'fail',
    says: [/incomplete uploads/],
  },
  {
    name: 'old versions go after a day, which a lock may hold',
    change: rules({ expireNoncurrentAfterDays: 1 }),
    status: 'pass',
  },
  {
    name: 'the lifecycle may not be read',
    change: changeBucket((bucket) => {
      bucket.lifecycle = denied('s3:GetLifecycleConfiguration', LOG_ARCHIVE);
    }),
    status: 'unknown',
    says: [/s3:GetLifecycleConfiguration/],
  },
];
