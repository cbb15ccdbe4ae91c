import { type CheckResult, fail, type Place, undecided } from '../../check/index.js';
import type { NamedPolicy, RequestContext, RequestPrincipal } from '../../../policy/index.js';
import {
  ADMINISTRATOR,
  administratorOf,
  ANONYMOUS,
  ask,
  CLOUDTRAIL,
  type GuardedTargets,
  logFileOf,
  STRANGER,
  strangerOf,
} from '../../questions/index.js';

/** The trail has to be able to encrypt, and no trail of anybody else. */
export function encryptProblems(
  targets: GuardedTargets,
  policy: NamedPolicy,
  place: Place,
): readonly CheckResult[] {
  const { partition, trail, managementAccountId } = targets;
  const foreign = `arn:${partition}:cloudtrail:${trail.homeRegion}:${STRANGER}:trail/${trail.name}`;
  const own = encrypt(targets, policy, forTrail(trail.arn, managementAccountId, trail.arn));
  const others = [trail.arn, foreign].map((encryptionContext) =>
    encrypt(targets, policy, forTrail(foreign, STRANGER, encryptionContext)),
  );
  const doubt = [own, ...others].find((verdict) => verdict.kind === 'unknown');
  return [
    ...(own.kind === 'denied'
      ? [fail('CloudTrail may not encrypt with the key for the organization trail', DEPLOY, place)]
      : []),
    ...(others.some(({ kind }) => kind === 'allowed')
      ? [
          fail(
            'CloudTrail may use the key for a trail of anybody: no aws:SourceArn holds it back',
            DEPLOY,
            place,
          ),
        ]
      : []),
    ...(doubt === undefined ? [] : [undecided(doubt.because, place)]),
  ];
}

function encrypt(targets: GuardedTargets, policy: NamedPolicy, context: RequestContext) {
  return askFor(CLOUDTRAIL, 'kms:GenerateDataKey', context, targets, policy, []);
}

function forTrail(sourceArn: string, accountId: string, encryptionContext: string): RequestContext {
  return {
    'aws:SourceArn': sourceArn,
    'aws:SourceAccount': accountId,
    'kms:EncryptionContext:aws:cloudtrail:arn': encryptionContext,
    'kms:EncryptionContextKeys': ['aws:cloudtrail:arn'],
  };
}

interface Crowd {
  readonly name: string;
  readonly principal: RequestPrincipal;
  readonly identity: readonly NamedPolicy[];
  readonly accountId: string | undefined;
}

/** Of the key's own account somebody whom no policy gives anything: what they may, all of the account may. */
function crowds({ partition, organizationId, keyArn = '' }: GuardedTargets): readonly Crowd[] {
  const own = keyArn.split(':')[4] ?? '';
  const inside = administratorOf({ partition, accountId: own, organizationId });
  return [
    { name: 'everybody without credentials', principal: ANONYMOUS, identity: [], accountId: undefined },
    {
      name: 'every AWS account',
      principal: strangerOf(partition),
      identity: ADMINISTRATOR,
      accountId: STRANGER,
    },
    {
      name: 'every account of the organization',
      principal: administratorOf({ partition, accountId: STRANGER, organizationId }),
      identity: ADMINISTRATOR,
      accountId: STRANGER,
    },
    { name: `every principal of account ${own}`, principal: inside, identity: [], accountId: own },
  ];
}

/** Through S3, as whoever reads a log does. */
export function decryptProblems(
  targets: GuardedTargets,
  policy: NamedPolicy,
  place: Place,
): readonly CheckResult[] {
  return crowds(targets).flatMap(({ name, principal, identity, accountId }) => {
    const context = throughS3(targets, accountId);
    const verdict = askFor(principal, 'kms:Decrypt', context, targets, policy, identity);
    if (verdict.kind === 'denied') return [];
    if (verdict.kind === 'unknown')
      return [undecided(`whether ${name} may decrypt: ${verdict.because}`, place)];
    return [fail(`${name} may decrypt logs`, DEPLOY, place)];
  });
}

function throughS3(targets: GuardedTargets, accountId: string | undefined): RequestContext {
  const { keyArn = '', partition, trail } = targets;
  const region = keyArn.split(':')[3] ?? '';
  const file = logFileOf(targets, STRANGER);
  return {
    'kms:ViaService': `s3.${region}.${partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'}`,
    'kms:CallerAccount': accountId ?? [],
    'aws:ViaAWSService': 'true',
    'aws:CalledVia': ['s3.amazonaws.com'],
    'kms:EncryptionContext:aws:cloudtrail:arn': trail.arn,
    'kms:EncryptionContext:aws:s3:arn': file,
    'kms:EncryptionContextKeys': ['aws:cloudtrail:arn', 'aws:s3:arn'],
  };
}

const DEPLOY =
  'orgtrail deploy  # step log-archive sets policies/key-policy.json, which orgtrail synth writes';

function askFor(
  principal: RequestPrincipal,
  action: string,
  context: RequestContext,
  { keyArn = '', organizationId }: GuardedTargets,
  policy: NamedPolicy,
  identity: readonly NamedPolicy[],
) {
  const resource = { arn: keyArn, accountId: keyArn.split(':')[4] ?? '', organizationId };
  return ask({ principal, action, resource, context }, { identity, resource: policy });
}
