import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  PutObjectLockConfigurationCommand,
  type S3Client,
} from '@aws-sdk/client-s3';

import { type Finished, orgtrail } from '../../e2e/orgtrail.js';
import { makeBucket } from './connect.js';
import type { RadosGateway } from './start-radosgw.js';

/** A simulated organization trail in a bucket whose versions nobody can delete for a day. */
export interface LockedTrail {
  readonly bucket: string;
  /** The built `orgtrail verify` of the bucket, judged by the keys and expectations of the simulation. */
  verify(...parameters: readonly string[]): Promise<Finished>;
  /** Puts a delete marker on top, or tries to delete the one version. */
  delete(key: string, versionId?: string): Promise<void>;
  put(key: string, body: Uint8Array): Promise<void>;
  get(key: string, versionId?: string): Promise<Uint8Array>;
}

const SIMULATION = Object.entries({
  '--accounts': '2',
  '--regions': '1',
  '--days': '1',
  '--events-per-day': '200',
  '--scenario': 'none',
  '--ends-at': '2026-03-01',
}).flat();

/** `orgtrail simulate` into a folder, and `orgtrail copy` from there into the bucket. */
export async function openLockedTrail(
  client: S3Client,
  gateway: RadosGateway,
  folder: string,
): Promise<LockedTrail> {
  const bucket = 'larkmoor-org-trail';
  const onGateway = { cwd: folder, env: environment(gateway) };
  await makeBucket(client, bucket, { objectLock: true });
  await lockByDefault(client, bucket);
  await succeed(['simulate', '--out', 'logs', ...SIMULATION], { cwd: folder });
  await succeed(['copy', 'logs', `s3://${bucket}`, '--endpoint-url', gateway.url], onGateway);
  return {
    bucket,
    verify: async (...parameters) => {
      const known = ['--public-keys', 'logs/public-keys.json', '--expect', 'logs/organization.json'];
      const location = [`s3://${bucket}`, '--endpoint-url', gateway.url];
      return orgtrail(['verify', ...location, ...known, ...parameters], onGateway);
    },
    delete: async (Key, VersionId) => {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
    },
    put: async (Key, Body) => {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
    },
    get: async (Key, VersionId) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key, VersionId }));
      return Body!.transformToByteArray();
    },
  };
}

async function lockByDefault(client: S3Client, bucket: string): Promise<void> {
  const rule = { DefaultRetention: { Mode: 'COMPLIANCE', Days: 1 } } as const;
  await client.send(
    new PutObjectLockConfigurationCommand({
      Bucket: bucket,
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: rule },
    }),
  );
}

const environment = ({ credentials }: RadosGateway) => ({
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_REGION: 'us-east-1',
});

async function succeed(
  parameters: readonly string[],
  options: Parameters<typeof orgtrail>[1],
): Promise<void> {
  const { exit, stderr } = await orgtrail(parameters, options);
  if (exit !== 0) throw new Error(`orgtrail ${parameters[0]} gave ${exit}: ${stderr}`);
}
