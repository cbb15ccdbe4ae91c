import { BUCKET, denied, HOME, LOG_ARCHIVE, MANAGEMENT } from '../../example/example-snapshot.contract.js';
import { type EventSelection, known, type LogBucketFacts } from '../../snapshot/index.js';
import type { Draft } from '../../example/example-snapshot.contract.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeBucket } from '../change-example.contract.js';
import { changeTrail } from '../trail/change-trail.contract.js';

const NO_LOGS = (bucket: Draft<LogBucketFacts>) => {
  bucket.accessLogging = known(null);
};

function withEvents(selection: EventSelection) {
  return (draft: Parameters<ReturnType<typeof changeBucket>>[0]) => {
    changeBucket(NO_LOGS)(draft);
    changeTrail((trail) => {
      trail.selection = known(selection) as Draft<{ kind: 'known'; value: EventSelection }>;
    })(draft);
  };
}

const objects = (...more: EventSelection['advanced'][number]['fields']): EventSelection => ({
  basic: [],
  advanced: [
    {
      fields: [
        { field: 'eventCategory', equals: ['Data'] },
        { field: 'resources.type', equals: ['AWS::S3::Object'] },
        ...more,
      ],
    },
  ],
});

export const cases: readonly CheckCase[] = [
  { name: 'access logs go to another bucket', status: 'pass' },
  {
    name: 'there are no access logs',
    change: changeBucket(NO_LOGS),
    status: 'fail',
    says: [/writes no access logs/],
  },
  {
    name: 'access logs go into the bucket itself',
    change: changeBucket((bucket) => {
      bucket.accessLogging = known({ targetBucket: BUCKET, prefix: '' });
    }),
    status: 'fail',
    says: [/into itself/],
  },
  { name: 'the trail records data events of every bucket', change: withEvents(objects()), status: 'pass' },
  {
    name: 'the trail records data events of the bucket',
    change: withEvents(objects({ field: 'resources.ARN', startsWith: [`arn:aws:s3:::${BUCKET}/`] })),
    status: 'pass',
  },
  {
    name: 'the trail records data events of another bucket',
    change: withEvents(objects({ field: 'resources.ARN', startsWith: ['arn:aws:s3:::other/'] })),
    status: 'fail',
  },
  {
    name: 'the trail records writes only',
    change: withEvents(objects({ field: 'readOnly', equals: ['false'] })),
    status: 'fail',
  },
  {
    name: 'a basic selector records every bucket',
    change: withEvents({
      basic: [
        {
          readWriteType: 'All',
          includeManagementEvents: true,
          excludedManagementSources: [],
          dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
        },
      ],
      advanced: [],
    }),
    status: 'pass',
  },
  {
    name: 'there are no access logs, and the selectors may not be read',
    change: (draft) => {
      changeBucket(NO_LOGS)(draft);
      changeTrail((trail) => {
        trail.selection = denied('cloudtrail:GetEventSelectors', MANAGEMENT, HOME);
      })(draft);
    },
    status: 'unknown',
    says: [/cloudtrail:GetEventSelectors/],
  },
  {
    name: 'there are no access logs, and the selectors were not asked for',
    change: (draft) => {
      changeBucket(NO_LOGS)(draft);
      changeTrail((trail) => {
        delete trail.selection;
      })(draft);
    },
    status: 'unknown',
  },
  {
    name: 'the logging may not be read',
    change: changeBucket((bucket) => {
      bucket.accessLogging = denied('s3:GetBucketLogging', LOG_ARCHIVE);
    }),
    status: 'unknown',
    says: [/s3:GetBucketLogging/],
  },
];
