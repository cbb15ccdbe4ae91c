import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetObjectLockConfigurationCommand,
  GetObjectRetentionCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
  PutObjectLockConfigurationCommand,
  PutObjectRetentionCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { AccountId } from '../../cloudtrail/index.js';
import type { BucketsAccess, ObjectVersion } from '../../deploy/index.js';
import { RefusedCallError } from '../../errors.js';
import { call, NONE, none } from './refused-call.js';
import { openStaging } from './staging-access.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html */
export function openBuckets(client: S3Client, accountId: AccountId, where: string): BucketsAccess {
  const service = { name: 's3', where };
  const owned = (Bucket: string) => ({ Bucket, ExpectedBucketOwner: accountId });
  const change = async (operation: string, send: () => Promise<unknown>): Promise<void> => {
    await call(service, operation, send);
  };
  return {
    ownerOf: async (bucket) => {
      const send = async () => {
        await client.send(new HeadBucketCommand(owned(bucket)));
        return 'this-account' as const;
      };
      return call(service, 'ListBucket', send, {
        NotFound: () => 'nobody' as const,
        NoSuchBucket: () => 'nobody' as const,
        Forbidden: () => 'unreachable' as const,
        AccessDenied: () => 'unreachable' as const,
        '403': () => 'unreachable' as const,
      });
    },
    create: (bucket, region) =>
      change('CreateBucket', () =>
        client.send(
          new CreateBucketCommand({
            Bucket: bucket,
            // us-east-1 is the only Region that may not be named.
            ...(region !== 'us-east-1' && {
              CreateBucketConfiguration: { LocationConstraint: region as never },
            }),
          }),
        ),
      ),
    ...openStaging(client, accountId, where),
    hasObject: async (bucket, Key) => {
      const send = async () => {
        await client.send(new HeadObjectCommand({ ...owned(bucket), Key }));
        return 'there';
      };
      return (await call(service, 'GetObject', send, { NotFound: none, NoSuchKey: none })) === 'there';
    },
    put: (bucket, Key, Body) =>
      change('PutObject', () => client.send(new PutObjectCommand({ ...owned(bucket), Key, Body }))),
    defaultRetention: async (bucket) => {
      const answer = await call(
        service,
        'GetBucketObjectLockConfiguration',
        () => client.send(new GetObjectLockConfigurationCommand(owned(bucket))),
        { ObjectLockConfigurationNotFoundError: none },
      );
      const rule = answer === NONE ? undefined : answer.ObjectLockConfiguration?.Rule?.DefaultRetention;
      if (rule?.Mode === undefined) return undefined;
      return { mode: rule.Mode, days: rule.Days ?? (rule.Years ?? 0) * DAYS_OF_A_YEAR };
    },
    setDefaultRetention: (bucket, { mode, days }) =>
      change('PutBucketObjectLockConfiguration', () =>
        client.send(
          new PutObjectLockConfigurationCommand({
            ...owned(bucket),
            ObjectLockConfiguration: {
              ObjectLockEnabled: 'Enabled',
              Rule: { DefaultRetention: { Mode: mode, Days: days } },
            },
          }),
        ),
      ),
    folders: async (bucket, Prefix) => {
      const names: string[] = [];
      let ContinuationToken: string | undefined;
      do {
        const request = { ...owned(bucket), Prefix, Delimiter: '/', ContinuationToken };
        const page: ListObjectsV2CommandOutput | typeof NONE = await call(
          service,
          'ListBucket',
          () => client.send(new ListObjectsV2Command(request)),
          { NoSuchBucket: none },
        );
        if (page === NONE) return [];
        names.push(
          ...(page.CommonPrefixes ?? []).map((each) => (each.Prefix ?? '').slice(Prefix.length, -1)),
        );
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      return names;
    },
    async *versions(bucket, Prefix) {
      let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {};
      while (markers !== undefined) {
        const page: ListObjectVersionsCommandOutput = await call(service, 'ListBucketVersions', () =>
          client.send(new ListObjectVersionsCommand({ ...owned(bucket), Prefix, ...markers })),
        );
        yield readVersions(page);
        markers =
          page.IsTruncated === true
            ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
            : undefined;
      }
    },
    retentionOf: async (bucket, Key, VersionId) => {
      const answer = await call(
        service,
        'GetObjectRetention',
        () => client.send(new GetObjectRetentionCommand({ ...owned(bucket), Key, VersionId })),
        {
          NoSuchObjectLockConfiguration: none,
          ObjectLockConfigurationNotFoundError: none,
          InvalidRequest: none,
        },
      );
      const { Mode, RetainUntilDate } = answer === NONE ? {} : (answer.Retention ?? {});
      return Mode === undefined || RetainUntilDate === undefined
        ? undefined
        : { mode: Mode, until: RetainUntilDate };
    },
    setRetention: (bucket, Key, VersionId, { mode, until }) =>
      change('PutObjectRetention', () =>
        client.send(
          new PutObjectRetentionCommand({
            ...owned(bucket),
            Key,
            VersionId,
            Retention: { Mode: mode, RetainUntilDate: until },
          }),
        ),
      ),
    deleteVersions: async (bucket, versions) => {
      const Objects = versions.map(({ key, versionId }) => ({ Key: key, VersionId: versionId }));
      const { Errors } = await call(service, 'DeleteObjectVersion', () =>
        client.send(new DeleteObjectsCommand({ ...owned(bucket), Delete: { Objects, Quiet: true } })),
      );
      const first = Errors?.[0];
      if (first !== undefined) {
        const [action, code] = ['s3:DeleteObjectVersion', first.Code ?? 'unknown'];
        const detail = `${first.Key ?? ''}: ${first.Message ?? ''}`;
        throw new RefusedCallError({ action, code, detail, where });
      }
    },
    deleteBucket: (bucket) =>
      change('DeleteBucket', () => client.send(new DeleteBucketCommand(owned(bucket)))),
  };
}

const DAYS_OF_A_YEAR = 365;

function readVersions(page: ListObjectVersionsCommandOutput): readonly ObjectVersion[] {
  const read = (isDeleteMarker: boolean) => (version: ListedVersion) => ({
    key: version.Key ?? '',
    versionId: version.VersionId ?? 'null',
    modified: version.LastModified ?? new Date(0),
    size: version.Size ?? 0,
    isDeleteMarker,
  });
  return [...(page.Versions ?? []).map(read(false)), ...(page.DeleteMarkers ?? []).map(read(true))];
}

interface ListedVersion {
  readonly Key?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly LastModified?: Date | undefined;
  readonly Size?: number | undefined;
}
