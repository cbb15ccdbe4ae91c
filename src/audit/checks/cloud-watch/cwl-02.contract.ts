import { denied, MANAGEMENT, valueOf, type Draft } from '../../example/example-snapshot.contract.js';
import { known, type RoleFacts } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeTrail } from '../trail/change-trail.contract.js';
import { GROUP, withLogGroup, writer } from './with-log-group.contract.js';

function withRole(change: (role: Draft<RoleFacts>) => void) {
  return withLogGroup((draft) => change(valueOf<Draft<RoleFacts>>(writer(draft).role as never)));
}

function allowing(...resources: readonly string[]) {
  return withRole((role) => {
    role.policies = known([
      {
        name: 'write',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow' as const, Action: 'logs:*', Resource: [...resources] }],
        },
      },
    ]);
  });
}

export const cases: readonly CheckCase[] = [
  { name: 'the role may write every stream', change: withLogGroup(), status: 'pass' },
  { name: 'the role may do everything', change: allowing('*'), status: 'pass' },
  { name: 'there is no log group', status: 'not-applicable' },
  {
    name: 'the role may write the stream of its own account alone',
    change: allowing(`${GROUP}:log-stream:${MANAGEMENT}_CloudTrail_*`),
    status: 'fail',
    says: [/may not logs:CreateLogStream o-exampleorgid_/],
  },
  {
    name: 'CloudTrail may not assume the role',
    change: withRole((role) => {
      role.trust = {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
      };
    }),
    status: 'fail',
    says: [/may not assume/],
  },
  {
    name: 'a boundary leaves the role nothing',
    change: withRole((role) => {
      role.boundary = known({
        name: 'boundary',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow' as const, Action: 's3:*', Resource: '*' }],
        },
      });
    }),
    status: 'fail',
  },
  {
    name: 'there is no such role',
    change: withLogGroup((draft) => {
      writer(draft).role = known(null);
    }),
    status: 'fail',
    says: [/no such role/],
  },
  {
    name: 'the trail names no role',
    change: withLogGroup(
      changeTrail((trail) => {
        delete trail.logRoleArn;
      }),
    ),
    status: 'fail',
  },
  {
    name: 'the role may not be read',
    change: withLogGroup((draft) => {
      writer(draft).role = denied('iam:GetRole', MANAGEMENT);
    }),
    status: 'unknown',
    says: [/iam:GetRole/],
  },
  {
    name: 'its policies may not be read',
    change: withRole((role) => {
      role.policies = denied('iam:GetRolePolicy', MANAGEMENT);
    }),
    status: 'unknown',
    says: [/iam:GetRolePolicy/],
  },
  {
    name: 'nobody asked for the role',
    change: withLogGroup((draft) => {
      for (const account of draft.accounts) account.roles = [];
    }),
    status: 'unknown',
  },
];
