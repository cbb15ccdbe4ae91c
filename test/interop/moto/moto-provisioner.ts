import {
  CloudTrailClient,
  CreateTrailCommand,
  DeleteTrailCommand,
  DescribeTrailsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  AttachPolicyCommand,
  CreatePolicyCommand,
  DeletePolicyCommand,
  DetachPolicyCommand,
  OrganizationsClient,
  type PolicyType,
  UpdatePolicyCommand,
} from '@aws-sdk/client-organizations';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { namedAttributes } from '../../rig/memory-provisioner.js';
import type { Attributes, Home, Provisioner } from '../../rig/stack-machine.js';
import type { MotoAccounts } from './moto-accounts.js';

type Properties = Readonly<Record<string, unknown>>;

/** What stacks make of the types that deploy asks moto about later; of the others only names exist. */
export function motoProvisioner(accounts: MotoAccounts): Provisioner {
  const settings = (home: Home) => accounts.settings(home.accountId, home.region);
  return {
    put: async (home, type, logicalId, properties, known) => {
      switch (type) {
        case 'AWS::S3::Bucket':
          return putBucket(await settings(home), properties, known);
        case 'AWS::KMS::Key':
          return known['Arn'] === undefined ? putKey(new KMSClient(await settings(home)), properties) : known;
        case 'AWS::CloudTrail::Trail':
          return putTrail(new CloudTrailClient(await settings(home)), properties);
        case 'AWS::Organizations::Policy':
          return putPolicy(new OrganizationsClient(await settings(home)), properties, known);
        default:
          return namedAttributes(home, type, logicalId, properties);
      }
    },
    remove: async (home, type, _logicalId, known) => {
      if (type === 'AWS::S3::Bucket') {
        await s3(await settings(home)).send(new DeleteBucketCommand({ Bucket: known['Ref'] }));
      }
      if (type === 'AWS::CloudTrail::Trail') {
        await new CloudTrailClient(await settings(home)).send(new DeleteTrailCommand({ Name: known['Ref'] }));
      }
      if (type === 'AWS::Organizations::Policy') {
        const client = new OrganizationsClient(await settings(home));
        const PolicyId = known['Id']!;
        for (const TargetId of JSON.parse(known['targets']!) as string[]) {
          await client.send(new DetachPolicyCommand({ PolicyId, TargetId }));
        }
        await client.send(new DeletePolicyCommand({ PolicyId }));
      }
    },
  };
}

function s3(settings: Awaited<ReturnType<MotoAccounts['settings']>>): S3Client {
  return new S3Client({ ...settings, forcePathStyle: true });
}

async function putBucket(
  settings: Awaited<ReturnType<MotoAccounts['settings']>>,
  properties: Properties,
  known: Attributes,
): Promise<Attributes> {
  const client = s3(settings);
  const Bucket = String(properties['BucketName']);
  const lock = properties['ObjectLockConfiguration'] as LockProperty | undefined;
  if (known['Ref'] === undefined) {
    await client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: lock !== undefined }));
  }
  if (lock !== undefined) {
    const { Mode, Days } = lock.Rule.DefaultRetention;
    const Rule = { DefaultRetention: { Mode, Days: Number(Days) } };
    const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled', Rule } as const;
    await client.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
  }
  return { Ref: Bucket, Arn: `arn:aws:s3:::${Bucket}` };
}

interface LockProperty {
  readonly Rule: {
    readonly DefaultRetention: { readonly Mode: 'GOVERNANCE' | 'COMPLIANCE'; readonly Days: unknown };
  };
}

async function putKey(client: KMSClient, { KeyPolicy }: Properties): Promise<Attributes> {
  const { KeyMetadata } = await client.send(new CreateKeyCommand({ Policy: JSON.stringify(KeyPolicy) }));
  return { Ref: KeyMetadata!.KeyId!, KeyId: KeyMetadata!.KeyId!, Arn: KeyMetadata!.Arn! };
}

async function putTrail(client: CloudTrailClient, properties: Properties): Promise<Attributes> {
  const Name = String(properties['TrailName']);
  const { trailList } = await client.send(new DescribeTrailsCommand({ trailNameList: [Name] }));
  const found = trailList?.[0]?.TrailARN;
  if (found !== undefined) return { Ref: Name, Arn: found };
  const { TrailARN } = await client.send(
    new CreateTrailCommand({
      Name,
      S3BucketName: String(properties['S3BucketName']),
      KmsKeyId: String(properties['KMSKeyId']),
      IsOrganizationTrail: properties['IsOrganizationTrail'] === true,
      IsMultiRegionTrail: properties['IsMultiRegionTrail'] === true,
      IncludeGlobalServiceEvents: properties['IncludeGlobalServiceEvents'] === true,
      EnableLogFileValidation: properties['EnableLogFileValidation'] === true,
    }),
  );
  if (properties['IsLogging'] === true) await client.send(new StartLoggingCommand({ Name: TrailARN }));
  return { Ref: Name, Arn: TrailARN! };
}

async function putPolicy(
  client: OrganizationsClient,
  properties: Properties,
  known: Attributes,
): Promise<Attributes> {
  const Content = JSON.stringify(properties['Content']);
  const targets = (properties['TargetIds'] ?? []) as readonly string[];
  if (known['Id'] !== undefined) {
    await client.send(new UpdatePolicyCommand({ PolicyId: known['Id'], Content }));
    return { ...known, targets: JSON.stringify(targets) };
  }
  const { Policy } = await client.send(
    new CreatePolicyCommand({
      Name: String(properties['Name']),
      Description: 'made by a stack',
      Type: properties['Type'] as PolicyType,
      Content,
    }),
  );
  const PolicyId = Policy!.PolicySummary!.Id!;
  for (const TargetId of targets) await client.send(new AttachPolicyCommand({ PolicyId, TargetId }));
  return { Ref: PolicyId, Id: PolicyId, targets: JSON.stringify(targets) };
}
