import {
  denied,
  LOG_ARCHIVE,
  MANAGEMENT,
  MEMBER,
  ROOT,
  SECURITY,
} from '../../example/example-snapshot.contract.js';
import type { CheckCase } from '../check-case.contract.js';
import { adding, changeControlPolicy, changing, without } from '../change-example.contract.js';
import { changeAttachments } from './change-policies.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'leaving is denied at the root', status: 'pass' },
  {
    name: 'nothing denies it',
    change: changeControlPolicy('p-protecttrails', without('StayInOrganization')),
    status: 'fail',
    says: [/the root user may organizations:LeaveOrganization/],
    places: [LOG_ARCHIVE, SECURITY, MEMBER],
  },
  {
    name: 'everybody but root users is denied',
    change: changeControlPolicy(
      'p-protecttrails',
      changing('StayInOrganization', (statement) => ({
        ...statement,
        Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
      })),
    ),
    status: 'fail',
    says: [/^the root user/],
    places: [LOG_ARCHIVE, SECURITY, MEMBER],
  },
  {
    name: 'a Deny of other Regions stands beside it and says nothing of this',
    change: (draft) => {
      changeControlPolicy('p-protecttrails', (statements) =>
        adding({
          Effect: 'Deny',
          NotAction: ['iam:*'],
          Resource: '*',
          Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] } },
        })(without('StayInOrganization')(statements)),
      )(draft);
    },
    status: 'fail',
  },
  {
    name: 'the policies may not be listed',
    change: (draft) => {
      draft.organization.policies = denied('organizations:ListPolicies', MANAGEMENT);
    },
    status: 'unknown',
    says: [/organizations:ListPolicies/],
  },
  {
    name: 'the roots may not be listed',
    change: (draft) => {
      draft.organization.roots = denied('organizations:ListRoots');
    },
    status: 'unknown',
  },
  {
    name: 'the root denies everything',
    change: (draft) => {
      changeControlPolicy('p-protecttrails', without('StayInOrganization'))(draft);
      changeAttachments(ROOT, 'serviceControl', (ids) => ids.filter((id) => id !== 'p-FullAWSAccess'))(draft);
    },
    status: 'pass',
  },
];
