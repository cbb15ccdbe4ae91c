import {
  DeleteObjectCommand,
  PutObjectCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { listed } from '../../../../../src/policy/index.js';
import type { AuditWorld } from '../audit-world.js';
import {
  blockCommand,
  encryptionCommand,
  lifecycleCommand,
  loggingCommand,
  storageOf,
} from '../build-log-bucket.js';
import { deliveredKeys } from '../deliver-logs.js';
import { MOTO_MANAGEMENT } from '../../moto-accounts.js';
import { HOME } from '../regions.js';
import { type Scene, type Break, logArchiveOf, bucketOf, payments, ofWorld } from './scene.js';
import { type Change, without } from './statements.js';

/** The log bucket. */
export const BUCKET_BREAKS: readonly Break[] = [
  {
    name: 'the bucket policy is public',
    fails: ['BKT-02'],
    run: ofWorld(({ front: { world } }) => {
      world.bucketIsPublic = true;
      return () => {
        world.bucketIsPublic = false;
      };
    }),
  },
  {
    name: 'public access is blocked neither by the bucket nor by the account',
    fails: ['BKT-02'],
    run: async (scene) => {
      const client = await storage(scene);
      const set = async (blocked: boolean) => {
        scene.front.world.accountBlocks.set(logArchiveOf(scene), blocked);
        await client.send(blockCommand(bucketOf(scene), blocked));
      };
      await set(false);
      return async () => set(true);
    },
  },
  {
    name: 'the bucket belongs to the management account, where nothing protects it and no table is',
    fails: ['BKT-01', 'SCP-02', 'SCP-06', 'ATH-01', 'ATH-03'],
    // The auditor's role was looked for in the account that is to have the bucket.
    unknown: ['ATH-04'],
    run: ofWorld((scene) => {
      const { bucketOwners } = scene.front.world;
      bucketOwners.set(bucketOf(scene), MOTO_MANAGEMENT);
      return () => bucketOwners.set(bucketOf(scene), logArchiveOf(scene));
    }),
  },
  {
    name: 'CloudTrail may no longer write to the bucket',
    fails: ['BKT-03'],
    run: ofBucketPolicy(without('TrailWrites')),
  },
  {
    name: 'trails of everybody may write to the bucket',
    fails: ['BKT-03', 'BKT-04'],
    run: ofBucketPolicy((statements, scene) => [
      ...without('DenyServicesOfOtherOrganizations')(statements, scene),
      {
        Sid: 'AnyTrail',
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: `arn:aws:s3:::${bucketOf(scene)}/*`,
      },
    ]),
  },
  {
    name: 'plain HTTP is no longer denied',
    fails: ['BKT-05'],
    run: ofBucketPolicy(without('DenyPlainHttp')),
  },
  {
    name: 'the whole organization may suspend versioning',
    fails: ['BKT-06', 'BKT-16'],
    run: ofBucketPolicy((statements, scene) => [
      ...without('DenyTamper')(statements, scene),
      {
        Sid: 'Wide',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 's3:PutBucketVersioning',
        Resource: `arn:aws:s3:::${bucketOf(scene)}`,
        Condition: {
          StringEquals: { 'aws:PrincipalOrgID': scene.organization.configuration.organization.id },
        },
      },
    ]),
  },
  {
    name: 'versioning is suspended',
    fails: ['BKT-07'],
    run: ofBucket(
      (Bucket) =>
        new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Suspended' } }),
      (Bucket) => new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
    ),
  },
  {
    name: 'new objects are not locked',
    fails: ['BKT-08'],
    run: lockedAs('none'),
  },
  {
    name: 'new objects are locked under GOVERNANCE',
    fails: ['BKT-09'],
    run: lockedAs({ mode: 'GOVERNANCE', days: 365 }),
  },
  {
    name: 'new objects are locked for a month',
    fails: ['BKT-10'],
    run: lockedAs({ mode: 'COMPLIANCE', days: 30 }),
  },
  {
    name: 'the logs themselves are not locked',
    fails: ['BKT-11'],
    run: ofWorld(({ front: { world } }) => {
      world.objectsAreLocked = false;
      return () => {
        world.objectsAreLocked = true;
      };
    }),
  },
  {
    name: 'logs expire before their time',
    fails: ['BKT-12'],
    run: ofBucket(
      (Bucket) => lifecycleCommand(Bucket, 30),
      (Bucket, { organization }) =>
        lifecycleCommand(Bucket, organization.configuration.retention.expireAfterDays),
    ),
  },
  {
    name: 'a log hides behind a delete marker',
    fails: ['BKT-13'],
    run: async (scene) => {
      const client = await storage(scene);
      const [Key] = deliveredKeys(scene.organization.configuration, payments(scene), HOME);
      const Hidden = Key.replace('0123456789abcdef', 'hidden');
      await client.send(new PutObjectCommand({ Bucket: bucketOf(scene), Key: Hidden, Body: 'logs' }));
      const { VersionId } = await client.send(
        new DeleteObjectCommand({ Bucket: bucketOf(scene), Key: Hidden }),
      );
      return async () =>
        client.send(new DeleteObjectCommand({ Bucket: bucketOf(scene), Key: Hidden, VersionId }));
    },
  },
  {
    name: 'new objects are not encrypted with the key',
    fails: ['BKT-14'],
    run: ofBucket(
      (Bucket) => encryptionCommand(Bucket, undefined),
      (Bucket, { organization }) =>
        encryptionCommand(
          Bucket,
          `arn:aws:kms:${HOME}:${organization.configuration.accounts.logArchive}:key/${organization.keyId}`,
        ),
    ),
  },
  {
    name: 'who reads the bucket is not logged',
    fails: ['BKT-15'],
    run: ofBucket(
      (Bucket) => loggingCommand(Bucket, undefined),
      (Bucket, { organization }) =>
        loggingCommand(Bucket, organization.configuration.logBucket.accessLogBucket),
    ),
  },
  {
    name: 'objects may have other owners',
    fails: ['BKT-17'],
    run: ofBucket(
      (Bucket) =>
        new PutBucketOwnershipControlsCommand({
          Bucket,
          OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
        }),
      (Bucket) =>
        new PutBucketOwnershipControlsCommand({
          Bucket,
          OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        }),
    ),
  },
  {
    name: 'the bucket has no copy',
    fails: ['BKT-18'],
    run: ofWorld((scene) => {
      const { replication } = scene.front.world;
      const before = replication.get(bucketOf(scene))!;
      replication.delete(bucketOf(scene));
      return () => replication.set(bucketOf(scene), before);
    }),
  },
];

const storage = async (scene: Scene) => storageOf(scene.front, logArchiveOf(scene));

/** The commands take the bucket's name. */
function ofBucket(
  change: (bucket: string, scene: Scene) => object,
  restore: (bucket: string, scene: Scene) => object,
): Break['run'] {
  return async (scene) => {
    const client = await storage(scene);
    const send = async (command: object) => client.send(command as Parameters<S3Client['send']>[0]);
    await send(change(bucketOf(scene), scene));
    return async () => send(restore(bucketOf(scene), scene));
  };
}

/** The bucket policy with other statements. */
function ofBucketPolicy(change: Change): Break['run'] {
  return ofBucket(
    (Bucket, scene) => {
      const policy = scene.organization.guardrails['bucket-policy'];
      const Statement = change(listed(policy.Statement), scene);
      return new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ ...policy, Statement }) });
    },
    (Bucket, { organization }) =>
      new PutBucketPolicyCommand({
        Bucket,
        Policy: JSON.stringify(organization.guardrails['bucket-policy']),
      }),
  );
}

function lockedAs(lock: AuditWorld['lock']): Break['run'] {
  return ofWorld(({ front: { world } }) => {
    world.lock = lock;
    return () => {
      world.lock = undefined;
    };
  });
}
