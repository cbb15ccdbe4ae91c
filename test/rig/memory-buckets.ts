import type { BucketsAccess } from '../../src/deploy/index.js';
import type { AwsState, BucketState } from './aws-state.js';
import type { Call } from './memory-cloud.js';
import { Refusal } from './refusal.js';

/** S3 in memory, with what Object Lock refuses. */
export function memoryBuckets(
  state: AwsState,
  { accountId, region }: { readonly accountId: string; readonly region: string },
  now: () => Date,
  call: Call,
): BucketsAccess {
  const ask = <Value>(operation: string, answer: () => Value) =>
    call(`s3:${operation}`, `account ${accountId}`, answer);
  const need = (name: string): BucketState => {
    const bucket = state.buckets.get(name);
    if (bucket === undefined) throw new Refusal('NoSuchBucket', 'The specified bucket does not exist');
    if (bucket.accountId !== accountId) throw new Refusal('AccessDenied', 'Access Denied');
    return bucket;
  };
  const versionOf = (bucket: string, key: string, versionId: string) => {
    const found = need(bucket).versions.find((each) => each.key === key && each.versionId === versionId);
    if (found === undefined) throw new Refusal('NoSuchVersion', 'The specified version does not exist.');
    return found;
  };
  return {
    ownerOf: (name) =>
      ask('HeadBucket', () => {
        const bucket = state.buckets.get(name);
        if (bucket === undefined) return 'nobody';
        return bucket.accountId === accountId ? 'this-account' : 'unreachable';
      }),
    create: (name) =>
      ask('CreateBucket', () => {
        if (state.buckets.has(name)) throw new Refusal('BucketAlreadyOwnedByYou', 'It is yours already.');
        state.buckets.set(name, {
          name,
          accountId,
          region,
          publicAccessBlocked: false,
          ownerEnforced: false,
          policy: undefined,
          lock: undefined,
          hasObjectLock: false,
          versions: [],
        });
      }),
    describeStaging: (name) => ask('GetBucketPolicy', () => need(name)),
    configureStaging: (name, wanted) => ask('PutBucketPolicy', () => void Object.assign(need(name), wanted)),
    hasObject: (name, key) => ask('HeadObject', () => need(name).versions.some((each) => each.key === key)),
    put: (name, key, body) =>
      ask('PutObject', () => {
        const bucket = need(name);
        const versionId = `version-${bucket.versions.length + 1}`;
        bucket.versions.push({
          key,
          versionId,
          modified: now(),
          body,
          isDeleteMarker: false,
          retention: undefined,
        });
      }),
    defaultRetention: (name) => ask('GetBucketObjectLockConfiguration', () => need(name).lock),
    setDefaultRetention: (name, retention) =>
      ask('PutBucketObjectLockConfiguration', () => void (need(name).lock = { ...retention })),
    folders: (name, prefix) =>
      ask('ListObjectsV2', () => {
        const keys = (state.buckets.get(name)?.versions ?? []).map(({ key }) => key);
        const below = keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
        return [...new Set(below.flatMap((rest) => (rest.includes('/') ? [rest.split('/')[0]!] : [])))];
      }),
    async *versions(name, prefix) {
      yield await ask('ListObjectVersions', () =>
        need(name)
          .versions.filter(({ key }) => key.startsWith(prefix))
          .map((version) => ({ ...version, size: version.body.byteLength })),
      );
    },
    retentionOf: (name, key, versionId) =>
      ask('GetObjectRetention', () => versionOf(name, key, versionId).retention),
    setRetention: (name, key, versionId, retention) =>
      ask('PutObjectRetention', () => {
        const version = versionOf(name, key, versionId);
        const isShorter = version.retention !== undefined && retention.until < version.retention.until;
        if (isShorter)
          throw new Refusal('AccessDenied', 'Access Denied because object protected by object lock.');
        version.retention = { ...retention };
      }),
    deleteVersions: (name, versions) =>
      ask('DeleteObjectVersion', () => {
        const bucket = need(name);
        for (const { key, versionId } of versions) {
          const { retention } = versionOf(name, key, versionId);
          if (retention !== undefined && retention.until > now()) {
            throw new Refusal('AccessDenied', 'Access Denied because object protected by object lock.');
          }
          const index = bucket.versions.findIndex((each) => each.key === key && each.versionId === versionId);
          bucket.versions.splice(index, 1);
        }
      }),
    deleteBucket: (name) =>
      ask('DeleteBucket', () => {
        if (need(name).versions.length > 0) throw new Refusal('BucketNotEmpty', 'The bucket is not empty');
        state.buckets.delete(name);
      }),
  };
}
