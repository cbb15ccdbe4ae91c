import {
  denied,
  LOG_ARCHIVE,
  MANAGEMENT,
  MEMBER,
  ROOT,
  SECURITY,
  WORKLOADS_UNIT,
} from '../../example/example-snapshot.contract.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeControlPolicy, changing } from '../change-example.contract.js';
import { changeAttachments, disablePolicyType } from './change-policies.contract.js';

export const cases: readonly CheckCase[] = [
  {
    name: 'the policy of the trails is attached to the root',
    status: 'pass',
    says: [/in 3 member accounts/],
  },
  {
    name: 'it is attached to the workloads alone',
    change: (draft) => {
      changeAttachments(ROOT, 'serviceControl', () => ['p-FullAWSAccess'])(draft);
      changeAttachments(WORKLOADS_UNIT, 'serviceControl', (ids) => [...ids, 'p-protecttrails'])(draft);
    },
    status: 'fail',
    says: [/^an administrator and the root user may cloudtrail:DeleteTrail, .*cloudtrail:UpdateTrail$/],
    places: [LOG_ARCHIVE, SECURITY],
  },
  {
    name: 'it names another trail',
    change: changeControlPolicy(
      'p-protecttrails',
      changing('ProtectTrails', (statement) => ({
        ...statement,
        Resource: 'arn:aws:cloudtrail:us-east-1:111111111111:trail/another',
      })),
    ),
    status: 'fail',
  },
  {
    name: 'it says nothing of selectors',
    change: changeControlPolicy(
      'p-protecttrails',
      changing('ProtectTrails', (statement) => ({
        ...statement,
        Action: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'cloudtrail:UpdateTrail'],
      })),
    ),
    status: 'fail',
    says: [/may cloudtrail:PutEventSelectors$/],
  },
  {
    name: 'each account has a trail that no name in it covers',
    expectations: {
      realTime: {
        kind: 'per-account',
        trailName: 'detect',
        logGroupName: '/detect',
        logRetentionDays: 90,
        bucketExpirationDays: 7,
      },
    },
    status: 'fail',
    places: [LOG_ARCHIVE, SECURITY, MEMBER],
  },
  {
    name: 'each account has a trail whose name it covers',
    expectations: {
      realTime: {
        kind: 'per-account',
        trailName: 'orgtrail-account',
        logGroupName: '/orgtrail/account',
        logRetentionDays: 90,
        bucketExpirationDays: 7,
      },
    },
    status: 'pass',
  },
  {
    name: 'its type is not enabled',
    change: disablePolicyType('SERVICE_CONTROL_POLICY'),
    status: 'fail',
  },
  {
    name: 'a suspended account is under no policy',
    change: (draft) => {
      const { accounts } = draft.organization;
      if (accounts.kind === 'known')
        for (const account of accounts.value)
          if (account.accountId === MEMBER) {
            account.status = 'SUSPENDED';
            account.parentId = denied('organizations:ListParents');
          }
    },
    status: 'pass',
    says: [/in 2 member accounts/],
  },
  {
    name: 'nobody says where one account is',
    change: (draft) => {
      const { accounts } = draft.organization;
      if (accounts.kind === 'known')
        for (const account of accounts.value)
          if (account.accountId === MEMBER) account.parentId = denied('organizations:ListParents');
    },
    status: 'unknown',
    says: [/organizations:ListParents/],
    places: [MEMBER],
  },
  {
    name: 'the organization may not be described',
    change: (draft) => {
      draft.organization.description = denied('organizations:DescribeOrganization', MANAGEMENT);
    },
    expectations: { managementAccountId: MANAGEMENT },
    status: 'unknown',
  },
];
