import {
  BUCKET,
  denied,
  GUARDRAILS,
  LOG_ARCHIVE,
  MANAGEMENT,
  valueOf,
  type Draft,
} from '../../example/example-snapshot.contract.js';
import { known, type RoleFacts } from '../../snapshot/index.js';
import type { Auditors } from '../../../config/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { adding, changeBucketPolicy, changeControlPolicy, changeKey } from '../change-example.contract.js';
import { ATHENA } from './example-athena.contract.js';

const AUDITORS: Auditors = {
  kind: 'role',
  roleName: 'LogAuditor',
  roleArn: `arn:aws:iam::${LOG_ARCHIVE}:role/LogAuditor`,
  trusted: [],
  requireMfa: true,
};

const EXPECTED = { auditors: AUDITORS, athena: ATHENA, bucketName: BUCKET } as const;

function role(change: (role: Draft<RoleFacts>) => void): NonNullable<CheckCase['change']> {
  return (draft) => {
    const account = draft.accounts.find(({ accountId: id }) => id === LOG_ARCHIVE)!;
    change(valueOf<Draft<RoleFacts>>(account.roles[0]!.role as never));
  };
}

function allowed(action: string): NonNullable<CheckCase['change']> {
  return role((facts) => {
    facts.policies = known([
      { name: 'read-logs', document: GUARDRAILS['auditor-permissions'] },
      {
        name: 'more',
        document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] },
      },
    ]) as typeof facts.policies;
  });
}

export const cases: readonly CheckCase[] = [
  { name: 'the role reads and changes nothing', expectations: EXPECTED, status: 'pass' },
  { name: 'no configuration names it', status: 'not-applicable' },
  {
    name: 'the role may also delete',
    change: allowed('s3:*'),
    expectations: EXPECTED,
    status: 'fail',
    says: [/the auditor may s3:DeleteObject /, /the auditor may s3:PutObject /],
  },
  {
    name: 'the role may also change itself',
    change: allowed('iam:*'),
    expectations: EXPECTED,
    status: 'fail',
    says: [/the auditor may iam:PutRolePolicy/],
  },
  {
    name: 'the role may read other buckets as well, which is no writing',
    change: allowed('s3:Get*'),
    expectations: EXPECTED,
    status: 'pass',
  },
  {
    name: 'the role has no rights',
    change: role((facts) => {
      facts.policies = known([]);
    }),
    expectations: EXPECTED,
    status: 'fail',
    says: [/may not s3:GetObject/, /may not kms:Decrypt/, /may not athena:StartQueryExecution/],
  },
  {
    name: 'the bucket policy denies the role',
    change: changeBucketPolicy(
      adding({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: '*',
        Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::222222222222:role/LogAuditor' } },
      }),
    ),
    expectations: EXPECTED,
    status: 'fail',
    says: [/may not s3:GetObject/],
  },
  {
    name: 'a service control policy denies questions',
    change: changeControlPolicy(
      'p-protectstore',
      adding({ Effect: 'Deny', Action: 'athena:*', Resource: '*' }),
    ),
    expectations: EXPECTED,
    status: 'fail',
    says: [/may not athena:StartQueryExecution/],
  },
  {
    name: 'the key policy names another auditor',
    change: changeKey((key) => {
      const text = JSON.stringify(key.policy).replaceAll('role/LogAuditor', 'role/Another');
      key.policy = JSON.parse(text) as typeof key.policy;
    }),
    expectations: EXPECTED,
    status: 'fail',
    says: [/may not kms:Decrypt/],
  },
  {
    name: 'there is no such role',
    change: (draft) => {
      for (const account of draft.accounts)
        for (const each of account.roles) if (each.name === 'LogAuditor') each.role = known(null);
    },
    expectations: EXPECTED,
    status: 'fail',
    says: [/no such role/],
  },
  {
    name: 'Identity Center has put a hash behind the name',
    change: (draft) => {
      const account = draft.accounts.find(({ accountId }) => accountId === LOG_ARCHIVE)!;
      account.roles[0]!.name = 'AWSReservedSSO_Audit_0123456789abcdef';
      role((facts) => {
        facts.arn = `arn:aws:iam::${LOG_ARCHIVE}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Audit_0123456789abcdef`;
      })(draft);
      changeKey((key) => {
        const text = JSON.stringify(key.policy).replaceAll('role/LogAuditor', 'role/aws-reserved/*');
        key.policy = JSON.parse(text) as typeof key.policy;
      })(draft);
    },
    expectations: {
      ...EXPECTED,
      auditors: {
        ...AUDITORS,
        roleArn: `arn:aws:iam::${LOG_ARCHIVE}:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Audit_*`,
      },
    },
    status: 'pass',
  },
  {
    name: 'the role may not be read',
    change: (draft) => {
      for (const account of draft.accounts)
        for (const each of account.roles)
          if (each.name === 'LogAuditor') each.role = denied('iam:GetRole', LOG_ARCHIVE);
    },
    expectations: EXPECTED,
    status: 'unknown',
    says: [/iam:GetRole/],
  },
  {
    name: 'its policies may not be read',
    change: role((facts) => {
      facts.policies = denied('iam:GetRolePolicy', LOG_ARCHIVE);
    }),
    expectations: EXPECTED,
    status: 'unknown',
  },
  {
    name: 'the key policy may not be read',
    change: changeKey((key) => {
      key.policy = denied('kms:GetKeyPolicy', LOG_ARCHIVE);
    }),
    expectations: EXPECTED,
    status: 'unknown',
  },
  {
    name: 'the service control policies over it are not known',
    change: (draft) => {
      draft.organization.policies = denied('organizations:ListPolicies', MANAGEMENT);
    },
    expectations: EXPECTED,
    status: 'unknown',
  },
];
