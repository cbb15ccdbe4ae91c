import fc from 'fast-check';
import type { PolicyConditions, PolicyDocument, PolicyStatement } from '../document/policy-document.js';
import type { AccessRequest, RequestPrincipal } from './access-request.js';
import {
  type ApplicablePolicies,
  type ControlPolicyLevel,
  FULL_ACCESS,
  type NamedPolicy,
  RESOURCE_CONTROL_FULL_ACCESS,
} from './applicable-policies.js';

const HOME = '222222222222';
const ELSEWHERE = '333333333333';
const MANAGEMENT = '111111111111';

const OBJECT = 'arn:aws:s3:::logs/AWSLogs/a.json.gz';
const KEY = `arn:aws:kms:eu-west-1:${HOME}:key/k-1`;
const QUEUE = `arn:aws:sqs:eu-west-1:${HOME}:alerts`;
const ROLE = `arn:aws:iam::${HOME}:role/team/Auditor`;

const targets = fc.constantFrom(
  { action: 's3:GetObject', arn: OBJECT },
  { action: 's3:DeleteObject', arn: OBJECT },
  { action: 'kms:Decrypt', arn: KEY },
  { action: 'sqs:SendMessage', arn: QUEUE },
  { action: 'sts:AssumeRole', arn: ROLE },
);

const organizationId = 'o-exampleorgid';

const principals = fc.constantFrom<RequestPrincipal>(
  { kind: 'role', arn: `arn:aws:iam::${HOME}:role/Admin`, sessionName: 'mia', organizationId },
  { kind: 'role', arn: `arn:aws:iam::${ELSEWHERE}:role/Admin`, sessionName: 'ben', organizationId },
  { kind: 'role', arn: `arn:aws:iam::${MANAGEMENT}:role/Admin`, sessionName: 'eve', organizationId },
  { kind: 'user', arn: `arn:aws:iam::${HOME}:user/ann`, organizationId },
  { kind: 'user', arn: `arn:aws:iam::${ELSEWHERE}:user/bob` },
  { kind: 'root', accountId: HOME, organizationId },
  { kind: 'service', service: 'cloudtrail.amazonaws.com' },
);

const contexts = fc.record(
  {
    'aws:SecureTransport': fc.constantFrom('true', 'false'),
    'aws:SourceOrgID': fc.constantFrom(organizationId, 'o-somebodyelse'),
    'aws:SourceIp': fc.constantFrom('203.0.113.7', '198.51.100.9', '2001:db8::1'),
    's3:TlsVersion': fc.constantFrom('1.1', '1.2', '1.3'),
    'aws:CurrentTime': fc.constantFrom('2026-03-01T00:00:00Z', '2026-05-01T00:00:00Z'),
    'aws:TagKeys': fc.constantFrom<string[]>(['team'], ['team', 'cost'], ['other']),
    'aws:SourceArn': fc.constantFrom(
      'arn:aws:cloudtrail:us-east-1:111111111111:trail/t',
      'arn:aws:s3:::logs',
    ),
  },
  { requiredKeys: [] },
);

const suffix = fc.constantFrom('', 'IfExists');

const named = (operator: string, ending: string, key: string, values: string | readonly string[]) => ({
  [`${operator}${ending}`]: { [key]: values },
});

const texts = (...values: readonly string[]) => fc.subarray([...values], { minLength: 1 });

const singleCondition = fc.oneof(
  fc.tuple(
    fc.constantFrom('Bool'),
    suffix,
    fc.constant('aws:SecureTransport'),
    fc.constantFrom('true', 'false'),
  ),
  fc.tuple(
    fc.constantFrom(
      'StringEquals',
      'StringNotEquals',
      'StringLike',
      'StringNotLike',
      'StringEqualsIgnoreCase',
    ),
    suffix,
    fc.constantFrom('aws:SourceOrgID', 'aws:PrincipalOrgID', 'aws:username', 'aws:PrincipalAccount'),
    texts(
      organizationId,
      'O-EXAMPLEORGID',
      'o-*',
      HOME,
      'ann',
      'a?n',
      '${aws:ResourceAccount}',
      '${aws:username}',
    ),
  ),
  fc.tuple(
    fc.constantFrom('ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'),
    suffix,
    fc.constantFrom('aws:PrincipalArn', 'aws:SourceArn'),
    texts(
      `arn:aws:iam::${HOME}:role/*`,
      'arn:aws:iam::*:role/Admin',
      `arn:aws:iam::${HOME}:*`,
      'arn:aws:*:us-*:111111111111:trail/?',
    ),
  ),
  fc.tuple(
    fc.constantFrom(
      'NumericLessThan',
      'NumericGreaterThanEquals',
      'NumericEquals',
      'NumericNotEquals',
      'NumericLessThanEquals',
      'NumericGreaterThan',
    ),
    suffix,
    fc.constant('s3:TlsVersion'),
    fc.constantFrom('1.2', '1.3'),
  ),
  fc.tuple(
    fc.constantFrom(
      'DateLessThan',
      'DateGreaterThan',
      'DateEquals',
      'DateLessThanEquals',
      'DateGreaterThanEquals',
    ),
    suffix,
    fc.constant('aws:CurrentTime'),
    fc.constantFrom('2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'),
  ),
  fc.tuple(
    fc.constantFrom('IpAddress', 'NotIpAddress'),
    suffix,
    fc.constant('aws:SourceIp'),
    texts('203.0.113.0/24', '198.51.100.8/29', '2001:db8::/32'),
  ),
  fc.tuple(
    fc.constant('Null'),
    fc.constant(''),
    fc.constantFrom('aws:SourceOrgID', 'aws:PrincipalArn', 'aws:PrincipalOrgID'),
    fc.constantFrom('true', 'false'),
  ),
  fc.tuple(
    fc.constantFrom('ForAnyValue:StringEquals', 'ForAllValues:StringLike', 'ForAnyValue:StringLike'),
    fc.constant(''),
    fc.constant('aws:TagKeys'),
    texts('team', 'c*', 'none'),
  ),
);

const conditions: fc.Arbitrary<PolicyConditions | undefined> = fc
  .array(singleCondition, { maxLength: 2 })
  .map((all) =>
    all.length === 0
      ? undefined
      : Object.assign(
          {},
          ...all.map(([operator, ending, key, values]) => named(operator, ending, key, values)),
        ),
  );

const actions = fc.oneof(
  {
    weight: 4,
    arbitrary: texts('s3:GetObject', 's3:*', 'S3:Delete*', 'kms:Decrypt', 'sqs:Send?essage', 'sts:*', '*'),
  },
  fc.constantFrom('s3:*', 'kms:*', '*'),
);

const resources = fc.oneof(
  texts(
    '*',
    'arn:aws:s3:::logs/*',
    'arn:aws:s3:::logs/AWSLogs/?.json.gz',
    'arn:aws:s3:::l*',
    KEY,
    QUEUE,
    ROLE,
  ),
  fc.constantFrom('*', `arn:aws:kms:*:${HOME}:key/*`, 'arn:aws:s3:::${aws:username}/*'),
);

const base = fc.record({
  Effect: fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Allow', 'Allow', 'Allow', 'Deny'),
  scope: fc.oneof(
    { weight: 4, arbitrary: actions.map((Action) => ({ Action })) },
    actions.map((NotAction) => ({ NotAction })),
  ),
  target: fc.oneof(
    { weight: 4, arbitrary: resources.map((Resource) => ({ Resource })) },
    resources.map((NotResource) => ({ NotResource })),
  ),
  Condition: conditions,
});

const statements: fc.Arbitrary<PolicyStatement> = base.map(({ Effect, scope, target, Condition }) => ({
  Effect,
  ...scope,
  ...target,
  ...(Condition === undefined ? {} : { Condition }),
}));

const principalElement = fc.constantFrom(
  '*' as const,
  { AWS: '*' },
  { AWS: HOME },
  { AWS: `arn:aws:iam::${ELSEWHERE}:root` },
  { AWS: `arn:aws:iam::${HOME}:role/Admin` },
  { AWS: [`arn:aws:iam::${HOME}:user/ann`, `arn:aws:sts::${ELSEWHERE}:assumed-role/Admin/ben`] },
  { Service: ['cloudtrail.amazonaws.com', 'config.amazonaws.com'] },
);

const resourceStatements: fc.Arbitrary<PolicyStatement> = fc
  .record({ statement: statements, Principal: principalElement })
  .map(({ statement, Principal }) => ({ ...statement, Principal }));

/** In a resource control policy AWS takes only Deny, only `*` as principal, and an action of a service. */
const controlledResource: fc.Arbitrary<PolicyStatement> = fc
  .record({ statement: statements, Action: texts('s3:GetObject', 's3:*', 'kms:Decrypt', 'sqs:*', 'sts:*') })
  .map(({ statement: { Action: _action, NotAction: _notAction, ...rest }, Action }) => ({
    ...rest,
    Effect: 'Deny',
    Principal: '*',
    Action,
  }));

const document = (statement: fc.Arbitrary<PolicyStatement>): fc.Arbitrary<PolicyDocument> =>
  fc
    .array(statement, { minLength: 1, maxLength: 3 })
    .map((Statement) => ({ Version: '2012-10-17', Statement }));

const policiesOf = (
  name: string,
  statement: fc.Arbitrary<PolicyStatement>,
): fc.Arbitrary<readonly NamedPolicy[]> =>
  fc
    .array(document(statement), { minLength: 1, maxLength: 2 })
    .map((documents) => documents.map((each, index) => ({ name: `${name} ${index + 1}`, document: each })));

const levels = (
  name: string,
  statement: fc.Arbitrary<PolicyStatement>,
  full: PolicyDocument,
): fc.Arbitrary<readonly ControlPolicyLevel[]> =>
  fc.array(fc.option(document(statement), { nil: undefined, freq: 2 }), { maxLength: 2 }).map((documents) =>
    documents.map((each, index) => ({
      target: `${name} ${index + 1}`,
      policies: [
        { name: 'full access', document: full },
        ...(each === undefined ? [] : [{ name, document: each }]),
      ],
    })),
  );

/** A key always has a policy and a role always trusts somebody. */
const NOBODY: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'config.amazonaws.com' }, Action: 'kms:Verify', Resource: '*' },
  ],
};

/** A request and policies of a grammar that both evaluators know. */
export interface RandomCase {
  readonly request: AccessRequest;
  readonly policies: ApplicablePolicies;
}

export const randomCases: fc.Arbitrary<RandomCase> = fc
  .record({
    principal: principals,
    target: targets,
    context: contexts,
    identity: policiesOf('identity', statements),
    boundary: fc.option(document(statements), { nil: undefined, freq: 3 }),
    resource: fc.option(document(resourceStatements), { nil: undefined }),
    serviceControl: levels('scp', statements, FULL_ACCESS),
    resourceControl: levels('rcp', controlledResource, RESOURCE_CONTROL_FULL_ACCESS),
  })
  .map(({ principal, target, context, resource, boundary, ...rest }) => ({
    request: {
      principal,
      action: target.action,
      resource: { arn: target.arn, accountId: HOME, organizationId },
      context,
    },
    policies: {
      ...rest,
      ...(boundary === undefined || !('arn' in principal)
        ? {}
        : { boundary: [{ name: 'boundary', document: boundary }] }),
      ...(resource === undefined && !/^(?:kms|sts):/.test(target.action)
        ? {}
        : { resource: { name: 'resource', document: resource ?? NOBODY } }),
      managementAccountId: MANAGEMENT,
    },
  }));
