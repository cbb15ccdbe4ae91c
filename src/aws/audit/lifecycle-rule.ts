import type { LifecycleRule as S3Rule } from '@aws-sdk/client-s3';
import type { LifecycleRule, LifecycleTransition } from '../../audit/index.js';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html */
export function readLifecycleRule(rule: S3Rule): LifecycleRule {
  const filter = { ...rule.Filter, ...rule.Filter?.And };
  const { Expiration, NoncurrentVersionExpiration, AbortIncompleteMultipartUpload } = rule;
  return {
    id: rule.ID ?? '',
    enabled: rule.Status === 'Enabled',
    prefix: filter.Prefix ?? rule.Prefix ?? '',
    isNarrowed:
      filter.Tag !== undefined ||
      (filter.Tags ?? []).length > 0 ||
      filter.ObjectSizeGreaterThan !== undefined ||
      filter.ObjectSizeLessThan !== undefined,
    ...(Expiration?.Days !== undefined && { expireAfterDays: Expiration.Days }),
    ...(Expiration?.Date !== undefined && { expireOn: Expiration.Date.toISOString() }),
    ...(NoncurrentVersionExpiration?.NoncurrentDays !== undefined && {
      expireNoncurrentAfterDays: NoncurrentVersionExpiration.NoncurrentDays,
    }),
    ...(AbortIncompleteMultipartUpload?.DaysAfterInitiation !== undefined && {
      abortUploadsAfterDays: AbortIncompleteMultipartUpload.DaysAfterInitiation,
    }),
    transitions: transitionsOf(rule),
  };
}

function transitionsOf({
  Transitions,
  NoncurrentVersionTransitions,
}: S3Rule): readonly LifecycleTransition[] {
  return [
    ...(Transitions ?? []).map(({ StorageClass, Days, Date: on }) => ({
      storageClass: StorageClass ?? '',
      ...(Days !== undefined && { afterDays: Days }),
      ...(on !== undefined && { on: on.toISOString() }),
      noncurrent: false,
    })),
    ...(NoncurrentVersionTransitions ?? []).map(({ StorageClass, NoncurrentDays }) => ({
      storageClass: StorageClass ?? '',
      ...(NoncurrentDays !== undefined && { afterDays: NoncurrentDays }),
      noncurrent: true,
    })),
  ];
}
