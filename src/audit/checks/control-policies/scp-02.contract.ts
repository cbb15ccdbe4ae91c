import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeControlPolicy, changing, without } from '../change-example.contract.js';
import { changeAttachments, disablePolicyType } from './change-policies.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'the policy of the store is attached', status: 'pass' },
  {
    name: 'the policy is detached, and bucket, key and resource control policies are all that is left',
    change: changeAttachments(LOG_ARCHIVE, 'serviceControl', () => ['p-FullAWSAccess']),
    status: 'fail',
    says: [
      /^an administrator and the root user may s3:DeleteObject, .*kms:ScheduleKeyDeletion/,
      /the root user may/,
    ],
  },
  {
    name: 'the policy says nothing of the key',
    change: changeControlPolicy('p-protectstore', without('ProtectKey')),
    status: 'fail',
    says: [/may kms:ScheduleKeyDeletion, /],
  },
  {
    name: 'the policy leaves one action out',
    change: changeControlPolicy(
      'p-protectstore',
      changing('ProtectBucket', (statement) => ({
        ...statement,
        Action: (statement.Action as readonly string[]).filter(
          (action) => action !== 's3:PutLifecycleConfiguration',
        ),
      })),
    ),
    status: 'fail',
    says: [/may s3:PutLifecycleConfiguration$/],
  },
  {
    name: 'the policy lets every role pass, and the root user not',
    change: changeControlPolicy(
      'p-protectstore',
      changing('ProtectBucket', (statement) => ({
        ...statement,
        Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } },
      })),
    ),
    status: 'fail',
    says: [/^an administrator/],
  },
  {
    name: 'the same is attached to the unit instead',
    change: (draft) => {
      changeAttachments(LOG_ARCHIVE, 'serviceControl', () => ['p-FullAWSAccess'])(draft);
      changeAttachments('ou-ab12-11111111', 'serviceControl', (ids) => [...ids, 'p-protectstore'])(draft);
    },
    status: 'pass',
  },
  {
    name: 'the policy is attached, and its type is not enabled',
    change: disablePolicyType('SERVICE_CONTROL_POLICY'),
    status: 'fail',
  },
  {
    name: 'no level allows anything, because FullAWSAccess was taken away',
    change: changeAttachments(LOG_ARCHIVE, 'serviceControl', () => []),
    status: 'pass',
  },
  {
    name: 'the Deny hangs on a second factor, which an attacker may have',
    change: changeControlPolicy(
      'p-protectstore',
      changing('ProtectBucket', (statement) => ({
        ...statement,
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      })),
    ),
    status: 'unknown',
    says: [/aws:MultiFactorAuthPresent/],
  },
  {
    name: 'what is attached to the account may not be listed',
    change: (draft) => {
      for (const each of draft.organization.attachments)
        if (each.targetId === LOG_ARCHIVE)
          each.serviceControl = denied('organizations:ListPoliciesForTarget');
    },
    status: 'unknown',
    says: [/organizations:ListPoliciesForTarget/],
    places: [LOG_ARCHIVE],
  },
  {
    name: 'one policy may not be described',
    change: (draft) => {
      const { policies } = draft.organization;
      if (policies.kind === 'known')
        for (const policy of policies.value)
          if (policy.id === 'p-protectstore') policy.document = denied('organizations:DescribePolicy');
    },
    status: 'unknown',
    says: [/organizations:DescribePolicy/],
  },
  {
    name: 'nobody says where the account is',
    change: (draft) => {
      draft.organization.units = denied('organizations:ListOrganizationalUnitsForParent');
    },
    status: 'unknown',
  },
  {
    name: 'there is no organization trail',
    change: (draft) => {
      for (const account of draft.accounts) for (const region of account.inRegions) region.trails = known([]);
    },
    status: 'not-applicable',
  },
];
