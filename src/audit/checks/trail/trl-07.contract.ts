import { denied, HOME, MANAGEMENT, valueOf } from '../../example/example-snapshot.contract.js';
import { type BasicSelector, known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeTrail } from './change-trail.contract.js';

function basic(selector: Partial<BasicSelector>): Exclude<CheckCase['change'], undefined> {
  return changeTrail((trail) => {
    trail.selection = known({
      basic: [
        {
          readWriteType: selector.readWriteType ?? 'All',
          includeManagementEvents: true,
          excludedManagementSources: [...(selector.excludedManagementSources ?? [])],
          dataResources: [],
        },
      ],
      advanced: [],
    });
  });
}

export const cases: readonly CheckCase[] = [
  { name: 'every management event is recorded', status: 'pass' },
  {
    name: 'a basic selector records all of them',
    change: basic({}),
    status: 'pass',
  },
  {
    name: 'only what changes something is recorded',
    change: basic({ readWriteType: 'WriteOnly' }),
    status: 'fail',
    says: [/without read events/],
  },
  {
    name: 'events of KMS are left out',
    change: basic({ excludedManagementSources: ['kms.amazonaws.com'] }),
    status: 'fail',
    says: [/without events of kms.amazonaws.com/],
  },
  {
    name: 'an advanced selector leaves out reads',
    change: changeTrail((trail) => {
      valueOf(trail.selection).advanced[0]!.fields.push({ field: 'readOnly', equals: ['false'] });
    }),
    status: 'fail',
    says: [/without read events/],
  },
  {
    name: 'an advanced selector leaves out a source',
    change: changeTrail((trail) => {
      valueOf(trail.selection).advanced[0]!.fields.push({
        field: 'eventSource',
        notEquals: ['rdsdata.amazonaws.com'],
      });
    }),
    status: 'fail',
    says: [/rdsdata/],
  },
  {
    name: 'two selectors record what one of them leaves out',
    change: changeTrail((trail) => {
      const { advanced } = valueOf(trail.selection);
      const management = { field: 'eventCategory', equals: ['Management'] };
      advanced.push({ fields: [management, { field: 'readOnly', equals: ['true'] }] });
      advanced[0]!.fields.push({ field: 'readOnly', equals: ['false'] });
    }),
    status: 'pass',
  },
  {
    name: 'only data events are recorded',
    change: changeTrail((trail) => {
      trail.selection = known({
        basic: [],
        advanced: [
          {
            fields: [
              { field: 'eventCategory', equals: ['Data'] },
              { field: 'resources.type', equals: ['AWS::S3::Object'] },
            ],
          },
        ],
      });
    }),
    status: 'fail',
    says: [/no management event/],
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
