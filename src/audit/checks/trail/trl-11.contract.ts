import {
  BUCKET,
  denied,
  type Draft,
  HOME,
  MANAGEMENT,
  valueOf,
} from '../../example/example-snapshot.contract.js';
import { type FieldSelector, known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeTrail } from './change-trail.contract.js';

/** A selector of S3 objects that is narrowed by one more field. */
function withObjects(...narrowed: readonly Draft<FieldSelector>[]): Exclude<CheckCase['change'], undefined> {
  return changeTrail((trail) => {
    valueOf(trail.selection).advanced.push({
      fields: [
        { field: 'eventCategory', equals: ['Data'] },
        { field: 'resources.type', equals: ['AWS::S3::Object'] },
        ...narrowed,
      ],
    });
  });
}

export const cases: readonly CheckCase[] = [
  { name: 'no data events are recorded', status: 'pass' },
  {
    name: 'data events of every bucket are recorded',
    change: withObjects(),
    status: 'fail',
    says: [/every delivery/],
  },
  {
    name: 'data events of every bucket but the log bucket are recorded',
    change: withObjects({ field: 'resources.ARN', notStartsWith: [`arn:aws:s3:::${BUCKET}/`] }),
    status: 'pass',
  },
  {
    name: 'data events of another bucket are recorded',
    change: withObjects({ field: 'resources.ARN', startsWith: ['arn:aws:s3:::crown-jewels/'] }),
    status: 'pass',
  },
  {
    name: 'only what is read from the log bucket is recorded',
    change: withObjects({ field: 'readOnly', equals: ['true'] }),
    status: 'pass',
  },
  {
    name: 'a basic selector records every object',
    change: changeTrail((trail) => {
      trail.selection = known({
        basic: [
          {
            readWriteType: 'All',
            includeManagementEvents: true,
            excludedManagementSources: [],
            dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
          },
        ],
        advanced: [],
      });
    }),
    status: 'fail',
  },
  {
    name: 'selectors may not be read',
    change: changeTrail((trail) => {
      trail.selection = denied('cloudtrail:GetEventSelectors', MANAGEMENT, HOME);
    }),
    status: 'unknown',
    says: [/cloudtrail:GetEventSelectors/],
  },
];
