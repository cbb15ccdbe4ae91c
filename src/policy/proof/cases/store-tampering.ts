import { ask, askEach } from '../ask.js';
import type { ProofCase, Target } from '../proof-case.js';
import type { ProofWorld } from '../proof-world.js';
import { ONLY_RESOURCE_CONTROL, ONLY_RESOURCE_POLICY, ONLY_SERVICE_CONTROL } from '../situation.js';

/**
 * What would hide, change or destroy logs. Written out here a second time, so that an action that falls out of
 * `policies/tamper-actions.json` is missed.
 */
const BUCKET_TAMPERING = [
  's3:DeleteBucket',
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutBucketLogging',
  's3:PutBucketNotification',
  's3:PutBucketObjectLockConfiguration',
  's3:PutBucketOwnershipControls',
  's3:PutBucketPolicy',
  's3:PutBucketPublicAccessBlock',
  's3:PutBucketRequestPayment',
  's3:PutBucketVersioning',
  's3:PutEncryptionConfiguration',
  's3:PutIntelligentTieringConfiguration',
  's3:PutLifecycleConfiguration',
  's3:PutReplicationConfiguration',
];

const OBJECT_TAMPERING = [
  's3:BypassGovernanceRetention',
  's3:DeleteObject',
  's3:DeleteObjectVersion',
  's3:ObjectOwnerOverrideToBucketOwner',
  's3:PutObjectAcl',
  's3:PutObjectLegalHold',
  's3:PutObjectRetention',
  's3:PutObjectVersionAcl',
  's3:ReplicateDelete',
  's3:ReplicateObject',
  's3:UpdateObjectEncryption',
];

const KEY_TAMPERING = [
  'kms:CreateGrant',
  'kms:DeleteImportedKeyMaterial',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:PutKeyPolicy',
  'kms:ReplicateKey',
  'kms:ScheduleKeyDeletion',
  'kms:UpdatePrimaryRegion',
];

/** Attacks on bucket and key, and those who may do the same to repair them. */
export function storeTamperingCases(world: ProofWorld): readonly ProofCase[] {
  return [
    ...everyAttackAsSetUp(world),
    ...eachLayerAlone(world),
    ...rootSessions(world),
    ...custodiansMay(world),
    ...accountItself(world),
  ];
}

const ALL_TAMPERING = [...BUCKET_TAMPERING, ...OBJECT_TAMPERING, ...KEY_TAMPERING];

function storeTarget({ targets }: ProofWorld): (action: string) => Target {
  return (action) => {
    if (action.startsWith('kms:')) return targets.key;
    return BUCKET_TAMPERING.includes(action) ? targets.bucket : targets.logFile;
  };
}

function everyAttackAsSetUp(world: ProofWorld): readonly ProofCase[] {
  const { logAdmin, logRoot, logAccessRole, logStackSets, auditorAdmin, managementAdmin } = world.actors;
  const { memberAdmin, memberNamesake, outsider, anonymous } = world.actors;
  const inside = [logAdmin, logRoot, logAccessRole, managementAdmin];
  const few = ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutBucketPolicy', 'kms:ScheduleKeyDeletion'];
  return [
    ...askEach(inside, ALL_TAMPERING, storeTarget(world), 'denied'),
    ...askEach(
      [logStackSets, auditorAdmin, memberAdmin, memberNamesake, outsider],
      few,
      storeTarget(world),
      'denied',
    ),
    ...askEach(anonymous, ['s3:DeleteObject', 's3:PutBucketPolicy'], storeTarget(world), 'denied'),
  ];
}

/** Whichever two of the three layers are gone, the third one holds. */
function eachLayerAlone(world: ProofWorld): readonly ProofCase[] {
  const { logAdmin, logRoot, managementAdmin, outsider } = world.actors;
  const target = storeTarget(world);
  return [
    ...askEach(logAdmin, ALL_TAMPERING, target, 'denied', { situation: ONLY_RESOURCE_POLICY }),
    ...askEach(logRoot, ALL_TAMPERING, target, 'denied', { situation: ONLY_SERVICE_CONTROL }),
    ...askEach(managementAdmin, ALL_TAMPERING, target, 'denied', { situation: ONLY_RESOURCE_CONTROL }),
    ...askEach(outsider, ['s3:DeleteObject', 'kms:PutKeyPolicy'], target, 'denied', {
      situation: ONLY_RESOURCE_CONTROL,
    }),
  ];
}

/**
 * A bucket policy cannot keep the root user from removing it, and the management account can open a session as
 * that root user for just this. That service control policies bind such a session is inferred, not documented.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
 */
function rootSessions({ actors, targets }: ProofWorld): readonly ProofCase[] {
  const actions = ['s3:DeleteBucketPolicy', 's3:PutBucketPolicy'];
  return [
    ...askEach(actors.assumedRoot, actions, targets.bucket, 'denied'),
    ...askEach(actors.assumedRoot, actions, targets.bucket, 'denied', { situation: ONLY_SERVICE_CONTROL }),
    ...askEach(actors.assumedRoot, actions, targets.bucket, 'denied', { situation: ONLY_RESOURCE_CONTROL }),
    ...askEach(actors.logRoot, actions, targets.bucket, 'allowed', {
      situation: ONLY_RESOURCE_POLICY,
      variant: 'which AWS lets no bucket policy prevent',
    }),
  ];
}

function custodiansMay(world: ProofWorld): readonly ProofCase[] {
  const { breakGlass, storeDeployers } = world.actors;
  return askEach([...breakGlass, ...storeDeployers], ALL_TAMPERING, storeTarget(world), 'allowed');
}

function accountItself({ actors, targets, input }: ProofWorld): readonly ProofCase[] {
  const log = targets.anything(input.logArchiveAccountId);
  const block = 's3:PutAccountPublicAccessBlock';
  return [
    ...askEach([actors.logAdmin, actors.logRoot], [block, 'account:CloseAccount'], log, 'denied'),
    ...askEach(actors.storeDeployers, [block], log, 'allowed'),
    ...askEach(actors.storeDeployers, ['account:CloseAccount'], log, 'denied'),
    ask(actors.memberAdmin, block, targets.anything(accountIdOf(actors.memberAdmin)), 'allowed'),
  ];
}

function accountIdOf({ principal }: ProofWorld['actors']['memberAdmin']): string {
  return principal.kind === 'role' ? principal.arn.split(':')[4]! : '';
}
