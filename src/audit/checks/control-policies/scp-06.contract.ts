import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { adding, changeControlPolicy, changing, without } from '../change-example.contract.js';
import { changeAttachments, disablePolicyType } from './change-policies.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'the resource control policy is attached', status: 'pass' },
  {
    name: 'it is detached',
    change: changeAttachments(LOG_ARCHIVE, 'resourceControl', () => ['p-RCPFullAWSAccess']),
    status: 'fail',
    says: [
      /^an administrator of account 111111111111, a stranger, an administrator and the root user may s3:DeleteObject,/,
      /an AWS service may write to the bucket for a stranger/,
    ],
  },
  {
    name: 'its type is not enabled, and nothing is attached any more',
    change: (draft) => {
      disablePolicyType('RESOURCE_CONTROL_POLICY')(draft);
      for (const each of draft.organization.attachments) each.resourceControl = known([]);
    },
    status: 'fail',
  },
  {
    name: 'it says nothing of services that act for others',
    change: changeControlPolicy(
      'p-protectresources',
      without('DenyServicesOfOtherOrganizations', 'DenyServicesOfAccountsOutside'),
    ),
    status: 'fail',
    says: [/an AWS service may write/],
    places: [LOG_ARCHIVE],
  },
  {
    name: 'it keeps the trail out as well',
    change: changeControlPolicy(
      'p-protectresources',
      adding({ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: '*' }),
    ),
    status: 'fail',
    says: [/keep the trail itself from delivering/],
  },
  {
    name: 'it lets one action of the key pass',
    change: changeControlPolicy(
      'p-protectresources',
      changing('ProtectKey', (statement) => ({
        ...statement,
        Action: (statement.Action as readonly string[]).filter((action) => action !== 'kms:PutKeyPolicy'),
      })),
    ),
    status: 'fail',
    says: [/may kms:PutKeyPolicy$/],
  },
  {
    name: 'what is attached may not be listed',
    change: (draft) => {
      for (const each of draft.organization.attachments)
        if (each.targetId === LOG_ARCHIVE)
          each.resourceControl = denied('organizations:ListPoliciesForTarget');
    },
    status: 'unknown',
    says: [/organizations:ListPoliciesForTarget/],
  },
];
