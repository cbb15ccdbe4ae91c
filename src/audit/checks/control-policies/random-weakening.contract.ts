import fc from 'fast-check';
import {
  type AccessRequest,
  type ApplicablePolicies,
  type Guardrails,
  listed,
  type PolicyStatement,
} from '../../../policy/index.js';
import {
  ADMINISTRATOR,
  administratorOf,
  bucketTampering,
  guardedTargets,
  keyTampering,
  logFileOf,
  rootOf,
  serviceControlOver,
  TRAIL_TAMPERING,
} from '../../questions/index.js';
import type { Answer } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { openedResourcePolicy } from './opened-resource-policy.js';

/** One change of one statement that guards store or trails. */
export interface Weakening {
  readonly policy: 'scp-protect-audit-store' | 'scp-protect-trails';
  readonly sid: 'ProtectBucket' | 'ProtectKey' | 'ProtectTrails';
  readonly change: (statement: PolicyStatement) => readonly PolicyStatement[];
}

const TARGETS = {
  'SCP-02': [
    { policy: 'scp-protect-audit-store', sid: 'ProtectBucket' },
    { policy: 'scp-protect-audit-store', sid: 'ProtectKey' },
  ],
  'SCP-03': [{ policy: 'scp-protect-trails', sid: 'ProtectTrails' }],
} as const satisfies Readonly<Record<string, readonly Pick<Weakening, 'policy' | 'sid'>[]>>;

/** Some take something away, and some only say the same in other words. */
const changes: fc.Arbitrary<Weakening['change']> = fc.oneof(
  fc.constant<Weakening['change']>(() => []),
  fc.nat().map((seed): Weakening['change'] => (statement) => {
    const actions = listed(statement.Action ?? []);
    return [{ ...statement, Action: actions.filter((_action, index) => index !== seed % actions.length) }];
  }),
  fc
    .constantFrom('arn:aws:iam::222222222222:role/*', 'arn:aws:iam::*:root', 'arn:aws:iam::*:role/Deployer')
    .chain((exempted) =>
      fc.constantFrom('ArnNotLike', 'StringNotLike').map((operator): Weakening['change'] => (statement) => [
        { ...statement, Condition: { [operator]: { 'aws:PrincipalArn': [exempted] } } },
      ]),
    ),
  fc
    .constantFrom('*', 's3:*', 's3:Delete*', 'kms:*', 'cloudtrail:*', 'cloudtrail:?elete*')
    .map((pattern): Weakening['change'] => (statement) => [{ ...statement, Action: pattern, Resource: '*' }]),
  fc.constant<Weakening['change']>(({ Condition: _conditions, ...statement }) => [statement]),
  fc.constant<Weakening['change']>((statement) => [
    { ...statement, Resource: listed(statement.Resource ?? []).slice(0, 1) },
  ]),
);

/** Of what the check looks at. */
export function randomWeakening(id: keyof typeof TARGETS): fc.Arbitrary<Weakening> {
  return fc
    .tuple(fc.constantFrom(...TARGETS[id]), changes)
    .map(([target, change]) => ({ ...target, change }));
}

export function weaken(guardrails: Guardrails, { policy, sid, change }: Weakening): Guardrails {
  const document = guardrails[policy];
  const Statement = listed(document.Statement).flatMap((each) => (each.Sid === sid ? change(each) : [each]));
  return { ...guardrails, [policy]: { ...document, Statement } };
}

export interface Attack {
  readonly request: AccessRequest;
  readonly policies: ApplicablePolicies;
}

/** What the check asks, as another evaluator is asked it. */
export function attacksOn(id: 'SCP-02' | 'SCP-03', audit: Audit): readonly Attack[] {
  const targets = valueOf(guardedTargets(audit))!;
  const { partition, organizationId, logArchiveAccountId, bucketArn, keyArn, trail } = targets;
  const accounts = id === 'SCP-02' ? [logArchiveAccountId] : ['222222222222', '333333333333', '444444444444'];
  const attempts =
    id === 'SCP-02'
      ? [...bucketTampering(bucketArn, logFileOf(targets, logArchiveAccountId)), ...keyTampering(keyArn!)]
      : TRAIL_TAMPERING.map((action) => ({ action, arn: trail.arn }));
  return accounts.flatMap((accountId) => {
    const place = { partition, accountId, organizationId };
    const serviceControl = valueOf(serviceControlOver(audit, accountId));
    return [administratorOf(place), rootOf(place)].flatMap((principal) =>
      attempts.map(({ action, arn }) => ({
        request: { principal, action, resource: { arn, accountId, organizationId }, context: {} },
        policies: {
          identity: ADMINISTRATOR,
          serviceControl,
          ...(id === 'SCP-02' && { resource: openedResourcePolicy }),
        },
      })),
    );
  });
}

function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.kind === 'unknown') throw new Error(answer.message);
  return answer.value;
}
