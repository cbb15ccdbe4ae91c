import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  type PublicAccessBlockConfiguration,
} from '@aws-sdk/client-s3';
import type { Answer, LogBucketFacts, ObjectLock, PublicAccessBlock } from '../../audit/index.js';
import { parseRegion, type Region } from '../../cloudtrail/index.js';
import { known, mapKnown } from './ask.js';
import { readLifecycleRule } from './lifecycle-rule.js';
import { parseDocument } from './parse-document.js';
import type { Session } from './session.js';

const NONE = () => null;

/** What the bucket is set to; what lies in it is asked elsewhere. */
export type BucketSettings = Omit<
  LogBucketFacts,
  | 'name'
  | 'ownerAccountId'
  | 'replication'
  | 'accountFolders'
  | 'firstLogDay'
  | 'deliveries'
  | 'deleteMarkers'
>;

/** One call for each setting, so that one that is denied leaves the others known. */
export async function collectBucketSettings(
  session: Session,
  region: Region,
  Bucket: string,
): Promise<BucketSettings> {
  return {
    region: await bucketRegion(session, region, Bucket),
    policy: await bucketPolicy(session, region, Bucket),
    isPublic: await isPublic(session, region, Bucket),
    publicAccessBlock: await bucketBlock(session, region, Bucket),
    accountPublicAccessBlock: await accountBlock(session, region),
    grants: await grants(session, region, Bucket),
    ownership: await ownership(session, region, Bucket),
    versioning: await versioning(session, region, Bucket),
    objectLock: await objectLock(session, region, Bucket),
    lifecycle: await lifecycle(session, region, Bucket),
    encryption: await encryption(session, region, Bucket),
    accessLogging: await accessLogging(session, region, Bucket),
  };
}

/** us-east-1 is the Region without a name. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
export async function bucketRegion(
  session: Session,
  region: Region,
  Bucket: string,
): Promise<Answer<Region>> {
  const answer = await session.ask('s3:GetBucketLocation', region, (client, options) =>
    client.send(new GetBucketLocationCommand({ Bucket }), options),
  );
  return mapKnown(answer, ({ LocationConstraint }) => {
    const name: string = LocationConstraint ?? '';
    if (name === 'EU') return parseRegion('eu-west-1')!;
    return parseRegion(name) ?? parseRegion('us-east-1')!;
  });
}

async function bucketPolicy(
  session: Session,
  region: Region,
  Bucket: string,
): Promise<LogBucketFacts['policy']> {
  const operation = 's3:GetBucketPolicy';
  const answer = await session.ask(
    operation,
    region,
    (client, options) => client.send(new GetBucketPolicyCommand({ Bucket }), options),
    { NoSuchBucketPolicy: NONE },
  );
  if (answer.kind === 'unknown') return answer;
  if (answer.value === null) return known(null);
  return parseDocument(answer.value.Policy, operation, { accountId: session.accountId, region });
}

async function isPublic(session: Session, region: Region, Bucket: string): Promise<Answer<boolean>> {
  const answer = await session.ask(
    's3:GetBucketPolicyStatus',
    region,
    (client, options) => client.send(new GetBucketPolicyStatusCommand({ Bucket }), options),
    { NoSuchBucketPolicy: NONE },
  );
  return mapKnown(answer, (status) => status?.PolicyStatus?.IsPublic === true);
}

async function bucketBlock(
  session: Session,
  region: Region,
  Bucket: string,
): Promise<LogBucketFacts['publicAccessBlock']> {
  const answer = await session.ask(
    's3:GetPublicAccessBlock',
    region,
    (client, options) => client.send(new GetPublicAccessBlockCommand({ Bucket }), options),
    { NoSuchPublicAccessBlockConfiguration: NONE },
  );
  return mapKnown(answer, (block) => readBlock(block?.PublicAccessBlockConfiguration));
}

async function accountBlock(
  session: Session,
  region: Region,
): Promise<LogBucketFacts['accountPublicAccessBlock']> {
  const answer = await session.ask(
    's3-control:GetPublicAccessBlock',
    region,
    (client, options) => client.send(new GetPublicAccessBlockCommand({ Bucket: session.accountId }), options),
    { NoSuchPublicAccessBlockConfiguration: NONE },
  );
  return mapKnown(answer, (block) => readBlock(block?.PublicAccessBlockConfiguration));
}

function readBlock(block: PublicAccessBlockConfiguration | undefined): PublicAccessBlock | null {
  if (block === undefined) return null;
  return {
    blockPublicAcls: block.BlockPublicAcls === true,
    ignorePublicAcls: block.IgnorePublicAcls === true,
    blockPublicPolicy: block.BlockPublicPolicy === true,
    restrictPublicBuckets: block.RestrictPublicBuckets === true,
  };
}

async function grants(session: Session, region: Region, Bucket: string): Promise<LogBucketFacts['grants']> {
  const answer = await session.ask('s3:GetBucketAcl', region, (client, options) =>
    client.send(new GetBucketAclCommand({ Bucket }), options),
  );
  return mapKnown(answer, ({ Grants }) =>
    (Grants ?? []).map(({ Grantee, Permission }) => ({
      grantee: Grantee?.URI ?? Grantee?.ID ?? '',
      permission: Permission ?? '',
    })),
  );
}

async function ownership(
  session: Session,
  region: Region,
  Bucket: string,
): Promise<LogBucketFacts['ownership']> {
  const answer = await session.ask(
    's3:GetBucketOwnershipControls',
    region,
    (client, options) => client.send(new GetBucketOwnershipControlsCommand({ Bucket }), options),
    { OwnershipControlsNotFoundError: NONE },
  );
  return mapKnown(answer, (found) => found?.OwnershipControls?.Rules?.[0]?.ObjectOwnership ?? null);
}

async function versioning(
  session: Session,
  region: Region,
  Bucket: string,
): Promise<LogBucketFacts['versioning']> {
  const answer = await session.ask('s3:GetBucketVersioning', region, (client, options) =>
    client.send(new GetBucketVersioningCommand({ Bucket }), options),
  );
  return mapKnown(answer, ({ Status, MFADelete }) => ({
    status: Status ?? 'Never',
    multiFactorDelete: MFADelete === 'Enabled',
  }));
}

const DAYS_OF_A_YEAR = 365;

export async function objectLock(
  session: Session,
  region: Region,
  Bucket: string,
): Promise<Answer<ObjectLock | null>> {
  const answer = await session.ask(
    's3:GetObjectLockConfiguration',
    region,
    (client, options) => client.send(new GetObjectLockConfigurationCommand({ Bucket }), options),
    { ObjectLockConfigurationNotFoundError: NONE },
  );
  return mapKnown(answer, (found) => {
    if (found?.ObjectLockConfiguration?.ObjectLockEnabled !== 'Enabled') return null;
    const rule = found.ObjectLockConfiguration.Rule?.DefaultRetention;
    if (rule?.Mode === undefined) return { defaultRetention: null };
    return { defaultRetention: { mode: rule.Mode, days: rule.Days ?? (rule.Years ?? 0) * DAYS_OF_A_YEAR } };
  });
}

async function lifecycle(
  session: Session,
  region: Region,
  Bucket: string,
): Promise<LogBucketFacts['lifecycle']> {
  const answer = await session.ask(
    's3:GetBucketLifecycleConfiguration',
    region,
    (client, options) => client.send(new GetBucketLifecycleConfigurationCommand({ Bucket }), options),
    { NoSuchLifecycleConfiguration: NONE },
  );
  return mapKnown(answer, (found) => (found?.Rules ?? []).map(readLifecycleRule));
}

async function encryption(
  session: Session,
  region: Region,
  Bucket: string,
): Promise<LogBucketFacts['encryption']> {
  const answer = await session.ask(
    's3:GetBucketEncryption',
    region,
    (client, options) => client.send(new GetBucketEncryptionCommand({ Bucket }), options),
    { ServerSideEncryptionConfigurationNotFoundError: NONE },
  );
  return mapKnown(answer, (found) => {
    const rule = found?.ServerSideEncryptionConfiguration?.Rules?.[0];
    const chosen = rule?.ApplyServerSideEncryptionByDefault;
    if (chosen?.SSEAlgorithm === undefined) return null;
    return {
      algorithm: chosen.SSEAlgorithm,
      ...(chosen.KMSMasterKeyID !== undefined && { keyArn: chosen.KMSMasterKeyID }),
      bucketKeyEnabled: rule?.BucketKeyEnabled === true,
    };
  });
}

async function accessLogging(
  session: Session,
  region: Region,
  Bucket: string,
): Promise<LogBucketFacts['accessLogging']> {
  const answer = await session.ask('s3:GetBucketLogging', region, (client, options) =>
    client.send(new GetBucketLoggingCommand({ Bucket }), options),
  );
  return mapKnown(answer, ({ LoggingEnabled }) =>
    LoggingEnabled?.TargetBucket === undefined
      ? null
      : { targetBucket: LoggingEnabled.TargetBucket, prefix: LoggingEnabled.TargetPrefix ?? '' },
  );
}
