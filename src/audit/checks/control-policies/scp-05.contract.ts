import { denied, MEMBER } from '../../example/example-snapshot.contract.js';
import type { CheckCase } from '../check-case.contract.js';
import { adding, changeControlPolicy, changing, without } from '../change-example.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'roles that are exempted are protected', status: 'pass' },
  {
    name: 'roles are protected no more',
    change: changeControlPolicy('p-protecttrails', without('ProtectRoles')),
    status: 'fail',
    says: [/an administrator and the root user may iam:CreateRole, iam:UpdateAssumeRolePolicy/],
  },
  {
    name: 'a further Deny exempts by a name that anybody may take',
    change: changeControlPolicy(
      'p-protecttrails',
      adding({
        Sid: 'Mine',
        Effect: 'Deny',
        Action: 'cloudtrail:StopLogging',
        Resource: '*',
        Condition: { StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Admin*' } },
      }),
    ),
    status: 'fail',
    says: [/^an administrator and the root user may iam:CreateRole/],
  },
  {
    name: 'the same for what is no business of the trail',
    change: changeControlPolicy(
      'p-protecttrails',
      adding({
        Effect: 'Deny',
        Action: 'ec2:*',
        Resource: '*',
        Condition: { StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Admin*' } },
      }),
    ),
    status: 'pass',
  },
  {
    name: 'a role may be made no more, but let in whom one likes',
    change: changeControlPolicy(
      'p-protecttrails',
      changing('ProtectRoles', (statement) => ({ ...statement, Action: 'iam:CreateRole' })),
    ),
    status: 'fail',
    says: [/may iam:UpdateAssumeRolePolicy$/],
  },
  {
    name: 'one account may take the name of its own role',
    change: changeControlPolicy(
      'p-protecttrails',
      adding({
        Effect: 'Deny',
        Action: 'cloudtrail:StopLogging',
        Resource: '*',
        Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::444444444444:role/Trusted' } },
      }),
    ),
    status: 'fail',
    places: [MEMBER],
  },
  {
    name: 'whoever has a tag passes',
    change: changeControlPolicy(
      'p-protecttrails',
      adding({
        Effect: 'Deny',
        Action: 'cloudtrail:StopLogging',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'security' } },
      }),
    ),
    status: 'unknown',
    says: [/by aws:principaltag\/team/],
  },
  {
    name: 'what is attached to one account may not be listed',
    change: (draft) => {
      for (const each of draft.organization.attachments)
        if (each.targetId === MEMBER) each.serviceControl = denied('organizations:ListPoliciesForTarget');
    },
    status: 'unknown',
    places: [MEMBER],
  },
];
