import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyDocument, PolicyStatement } from '../document/policy-document.js';
import type { AccessRequest } from './access-request.js';
import {
  type ApplicablePolicies,
  type ControlPolicyChain,
  FULL_ACCESS,
  type NamedPolicy,
  RESOURCE_CONTROL_FULL_ACCESS,
} from './applicable-policies.js';
import { evaluateAccess } from './evaluate-access.js';
import { randomCases } from './random-policies.contract.js';

const HOME = '222222222222';
const MANAGEMENT = '111111111111';

const policy = (name: string, ...Statement: readonly PolicyStatement[]): NamedPolicy => ({
  name,
  document: { Version: '2012-10-17', Statement },
});

const all: Pick<PolicyStatement, 'Action' | 'Resource'> = { Action: '*', Resource: '*' };
const allowAll = policy('administrator', { Effect: 'Allow', ...all });
const denyAll = policy('lock', { Sid: 'Lock', Effect: 'Deny', ...all });

const chain = (...policies: readonly NamedPolicy[]): ControlPolicyChain => [
  { target: 'r-root', policies: [{ name: 'FullAWSAccess', document: FULL_ACCESS }, ...policies] },
];

const resourceChain = (...policies: readonly NamedPolicy[]): ControlPolicyChain => [
  {
    target: 'r-root',
    policies: [{ name: 'RCPFullAWSAccess', document: RESOURCE_CONTROL_FULL_ACCESS }, ...policies],
  },
];

const admin = (accountId: string, rest: object = {}): AccessRequest => ({
  principal: { kind: 'role', arn: `arn:aws:iam::${accountId}:role/Admin`, sessionName: 'mia', ...rest },
  action: 's3:GetObject',
  resource: { arn: 'arn:aws:s3:::logs/a', accountId: HOME },
  context: {},
});

const bucketOf = (Principal: PolicyStatement['Principal'], Effect: 'Allow' | 'Deny' = 'Allow') =>
  policy('bucket', { Sid: 'Bucket', Effect, ...all, ...(Principal === undefined ? {} : { Principal }) });

const everyoneDenied = policy('rcp', {
  Sid: 'Rcp',
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: '*',
});

interface Row {
  readonly title: string;
  readonly request: AccessRequest;
  readonly policies: ApplicablePolicies;
  readonly expected: string;
}

const service: AccessRequest = {
  ...admin(HOME),
  principal: { kind: 'service', service: 'cloudtrail.amazonaws.com' },
};
const root: AccessRequest = { ...admin(HOME), principal: { kind: 'root', accountId: HOME } };
const key = (request: AccessRequest): AccessRequest => ({
  ...request,
  action: 'kms:Decrypt',
  resource: { arn: `arn:aws:kms:eu-west-1:${HOME}:key/k`, accountId: HOME },
});

const rows: readonly Row[] = [
  {
    title: 'nothing that allows it denies',
    request: admin(HOME),
    policies: {},
    expected: 'denied by nothing in identity',
  },
  {
    title: 'within an account the policies of the principal are enough',
    request: admin(HOME),
    policies: { identity: [allowAll] },
    expected: 'allowed by administrator #1',
  },
  {
    title: "within an account the resource's policy is enough",
    request: admin(HOME),
    policies: { resource: bucketOf({ AWS: `arn:aws:iam::${HOME}:role/Admin` }) },
    expected: 'allowed by bucket Bucket',
  },
  {
    title: 'an account that is named decides for itself',
    request: admin(HOME),
    policies: { resource: bucketOf({ AWS: HOME }) },
    expected: 'denied by nothing in identity',
  },
  {
    title: 'across accounts both sides are needed: without the resource',
    request: admin('333333333333'),
    policies: { identity: [allowAll] },
    expected: 'denied by nothing in resource',
  },
  {
    title: 'across accounts both sides are needed: without the principal',
    request: admin('333333333333'),
    policies: { resource: bucketOf('*') },
    expected: 'denied by nothing in identity',
  },
  {
    title: 'across accounts both sides are enough',
    request: admin('333333333333'),
    policies: { identity: [allowAll], resource: bucketOf({ AWS: '333333333333' }) },
    expected: 'allowed by bucket Bucket',
  },
  {
    title: 'a Deny of the resource wins',
    request: admin(HOME),
    policies: { identity: [allowAll], resource: bucketOf('*', 'Deny') },
    expected: 'denied by bucket Bucket',
  },
  {
    title: 'a key that does not name the account cannot be used by its administrator',
    request: key(admin(HOME)),
    policies: { identity: [allowAll], resource: bucketOf({ Service: 'cloudtrail.amazonaws.com' }) },
    expected: 'denied by nothing in resource',
  },
  {
    title: 'what is about no key needs no policy of one',
    request: {
      ...admin(HOME),
      action: 'kms:ListAliases',
      resource: { arn: '*', accountId: HOME },
    },
    policies: { identity: [allowAll] },
    expected: 'allowed by administrator #1',
  },
  {
    title: 'a key that names the account can',
    request: key(admin(HOME)),
    policies: { identity: [allowAll], resource: bucketOf({ AWS: HOME }) },
    expected: 'allowed by bucket Bucket',
  },
  {
    title: 'a service control policy binds an administrator',
    request: admin(HOME),
    policies: { identity: [allowAll], serviceControl: chain(denyAll) },
    expected: 'denied by lock Lock',
  },
  {
    title: 'a service control policy binds the root user',
    request: root,
    policies: { serviceControl: chain(denyAll) },
    expected: 'denied by lock Lock',
  },
  {
    title: 'a root user may do everything else',
    request: root,
    policies: {},
    expected: 'allowed by root user #1',
  },
  {
    title: 'every level of service control policies has to allow it',
    request: admin(HOME),
    policies: { identity: [allowAll], serviceControl: [...chain(), { target: 'ou', policies: [] }] },
    expected: 'denied by nothing in service-control',
  },
  {
    title: 'service control policies do not bind the management account',
    request: admin(MANAGEMENT),
    policies: {
      identity: [allowAll],
      resource: bucketOf('*'),
      serviceControl: chain(denyAll),
      managementAccountId: MANAGEMENT,
    },
    expected: 'allowed by bucket Bucket',
  },
  {
    title: 'service control policies do not bind services',
    request: service,
    policies: { resource: bucketOf('*'), serviceControl: chain(denyAll) },
    expected: 'allowed by bucket Bucket',
  },
  {
    title: 'neither kind of control policy binds a service-linked role',
    request: admin(HOME, { serviceLinked: true }),
    policies: {
      identity: [allowAll],
      serviceControl: chain(denyAll),
      resourceControl: resourceChain(everyoneDenied),
    },
    expected: 'allowed by administrator #1',
  },
  {
    title: 'a resource control policy binds the management account',
    request: admin(MANAGEMENT),
    policies: {
      identity: [allowAll],
      resource: bucketOf('*'),
      resourceControl: resourceChain(everyoneDenied),
      managementAccountId: MANAGEMENT,
    },
    expected: 'denied by rcp Rcp',
  },
  {
    title: 'a resource control policy binds services',
    request: service,
    policies: { resource: bucketOf('*'), resourceControl: resourceChain(everyoneDenied) },
    expected: 'denied by rcp Rcp',
  },
  {
    title: "a resource control policy does not reach the management account's resources",
    request: { ...admin(MANAGEMENT), resource: { arn: 'arn:aws:s3:::logs/a', accountId: MANAGEMENT } },
    policies: {
      identity: [allowAll],
      resourceControl: resourceChain(everyoneDenied),
      managementAccountId: MANAGEMENT,
    },
    expected: 'allowed by administrator #1',
  },
  {
    title: 'whether a resource control policy reaches other services is not told',
    request: { ...admin(HOME), action: 'dynamodb:DeleteTable' },
    policies: {
      identity: [allowAll],
      resourceControl: resourceChain(
        policy('rcp', { Effect: 'Deny', Principal: '*', Action: 'dynamodb:*', Resource: '*' }),
      ),
    },
    expected: 'unknown',
  },
  {
    title: 'a boundary has to allow it as well',
    request: admin(HOME),
    policies: {
      identity: [allowAll],
      boundary: [policy('boundary', { Effect: 'Allow', Action: 'sqs:*', Resource: '*' })],
    },
    expected: 'denied by nothing in boundary',
  },
  {
    title: 'a session policy has to allow it as well, for a root session too',
    request: root,
    policies: {
      session: [policy('task', { Effect: 'Allow', Action: 's3:DeleteBucketPolicy', Resource: '*' })],
    },
    expected: 'denied by nothing in session',
  },
  {
    title: 'what names the session passes its boundary',
    request: admin(HOME),
    policies: {
      boundary: [policy('boundary', { Effect: 'Allow', Action: 'sqs:*', Resource: '*' })],
      resource: bucketOf({ AWS: `arn:aws:sts::${HOME}:assumed-role/Admin/mia` }),
    },
    expected: 'allowed by bucket Bucket',
  },
  {
    title: 'what names the role does not',
    request: admin(HOME),
    policies: {
      boundary: [policy('boundary', { Effect: 'Allow', Action: 'sqs:*', Resource: '*' })],
      resource: bucketOf({ AWS: `arn:aws:iam::${HOME}:role/Admin` }),
    },
    expected: 'denied by nothing in identity',
  },
  {
    title: 'a Deny with a condition that is not known makes everything unknown',
    request: admin(HOME),
    policies: {
      identity: [
        allowAll,
        policy('odd', { Effect: 'Deny', ...all, Condition: { BinaryEquals: { k: 'YQ==' } } }),
      ],
    },
    expected: 'unknown',
  },
  {
    title: 'a Deny that is known wins over one that is not',
    request: admin(HOME),
    policies: {
      identity: [
        denyAll,
        policy('odd', { Effect: 'Deny', ...all, Condition: { BinaryEquals: { k: 'YQ==' } } }),
      ],
    },
    expected: 'denied by lock Lock',
  },
  {
    title: 'an element that is not known is not passed over',
    request: admin(HOME),
    policies: { identity: [policy('odd', { Effect: 'Allow', ...all, Conditions: {} } as PolicyStatement)] },
    expected: 'unknown',
  },
  {
    title: 'nobody who has signed in gets what everybody may do',
    request: { ...admin(HOME), principal: { kind: 'anonymous' } },
    policies: { resource: bucketOf('*') },
    expected: 'allowed by bucket Bucket',
  },
];

describe('a request', () => {
  it.each(rows)('$title', ({ request, policies, expected }) => {
    expect(describeDecision(request, policies)).toBe(expected);
  });

  it('is told every statement that denies it', () => {
    const decision = evaluateAccess(admin(HOME), {
      serviceControl: chain(denyAll),
      resource: bucketOf('*', 'Deny'),
    });
    expect(decision).toMatchObject({
      decidedBy: { layer: 'service-control', policy: 'lock', statement: 'Lock' },
      alsoDeniedBy: [{ layer: 'resource', policy: 'bucket', statement: 'Bucket' }],
      explanation: 'Lock of lock denies s3:GetObject',
    });
  });
});

function describeDecision(request: AccessRequest, policies: ApplicablePolicies): string {
  const decision = evaluateAccess(request, policies);
  if (decision.kind === 'unknown') return 'unknown';
  const { decidedBy } = decision;
  if (decidedBy !== undefined) return `${decision.kind} by ${decidedBy.policy} ${decidedBy.statement}`;
  return `denied by nothing in ${decision.kind === 'denied' ? decision.layer : ''}`;
}

const LAYERS = ['identity', 'boundary', 'session'] as const;

/** Any one policy of a request, with its statements changed. */
function withStatements(
  policies: ApplicablePolicies,
  change: (document: PolicyDocument) => PolicyDocument,
): readonly ApplicablePolicies[] {
  const changed = (named: NamedPolicy) => ({ ...named, document: change(named.document) });
  return [
    ...LAYERS.flatMap((layer) =>
      (policies[layer] ?? []).map((_each, index) => ({
        ...policies,
        [layer]: policies[layer]!.map((each, at) => (at === index ? changed(each) : each)),
      })),
    ),
    ...(policies.resource === undefined ? [] : [{ ...policies, resource: changed(policies.resource) }]),
  ];
}

const add = (statement: PolicyStatement) => (document: PolicyDocument) => ({
  ...document,
  Statement: [...(document.Statement as readonly PolicyStatement[]), statement],
});

const only = (effect: 'Allow' | 'Deny') => (document: PolicyDocument) => ({
  ...document,
  Statement: (document.Statement as readonly PolicyStatement[]).filter(({ Effect }) => Effect === effect),
});

describe('whatever the policies', () => {
  const deny: PolicyStatement = { Effect: 'Deny', Action: 's3:*', Resource: '*', Principal: '*' };

  it('another Deny never allows', () => {
    fc.assert(
      fc.property(randomCases, ({ request, policies }) => {
        if (evaluateAccess(request, policies).kind === 'allowed') return;
        for (const changed of withStatements(policies, add(deny))) {
          expect(evaluateAccess(request, changed).kind).not.toBe('allowed');
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('another Allow never denies', () => {
    const allow: PolicyStatement = { ...deny, Effect: 'Allow' };
    fc.assert(
      fc.property(randomCases, ({ request, policies }) => {
        if (evaluateAccess(request, policies).kind !== 'allowed') return;
        for (const changed of withStatements(policies, add(allow))) {
          expect(evaluateAccess(request, changed).kind).toBe('allowed');
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('what nothing allows is never allowed', () => {
    fc.assert(
      fc.property(randomCases, ({ request, policies }) => {
        if (request.principal.kind === 'root') return;
        const { resource, identity = [] } = policies;
        const stripped = {
          ...policies,
          identity: identity.map((each) => ({ ...each, document: only('Deny')(each.document) })),
          ...(resource && { resource: { ...resource, document: only('Deny')(resource.document) } }),
        };
        expect(evaluateAccess(request, stripped).kind).not.toBe('allowed');
      }),
    );
  });

  it('what is decided stays so when more of the request is told', () => {
    fc.assert(
      fc.property(randomCases, ({ request, policies }) => {
        const partly = evaluateAccess({ ...request, otherKeys: 'unknown' }, policies);
        if (partly.kind === 'unknown') return;
        expect(evaluateAccess(request, policies).kind).toBe(partly.kind);
      }),
      { numRuns: 1500 },
    );
  });
});
