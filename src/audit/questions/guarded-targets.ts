import type { Audit } from '../view/index.js';
import {
  type Answer,
  chainAnswer,
  type KeyFacts,
  known,
  type LogBucketFacts,
  mapAnswer,
  type OrganizationIdentity,
  type TrailFacts,
} from '../snapshot/index.js';

/** What has to be guarded, as policies name it. */
export interface GuardedTargets {
  readonly partition: string;
  readonly organizationId: string;
  readonly managementAccountId: string;
  readonly trail: TrailFacts;
  readonly bucket: LogBucketFacts;
  readonly bucketArn: string;
  /** The account that the bucket is in. */
  readonly logArchiveAccountId: string;
  /** Below this prefix CloudTrail delivers for the organization: `AWSLogs/o-exampleorgid/`. */
  readonly logPrefix: string;
  /** Undefined when the trail encrypts with no key of its own. */
  readonly key: KeyFacts | undefined;
  /** The ARN of the key itself, also where the trail names an alias. */
  readonly keyArn: string | undefined;
}

/** Null when there is no organization trail, or none of the organization's accounts has its bucket. */
export function guardedTargets(audit: Audit): Answer<GuardedTargets | null> {
  return chainAnswer(audit.trail, (trail) =>
    trail === null
      ? known(null)
      : chainAnswer(audit.logBucket, (bucket) =>
          bucket === null
            ? known(null)
            : chainAnswer(audit.snapshot.organization.description, (organization) =>
                chainAnswer(keyOf(audit), (key) => {
                  const owner = { audit, organization, trail, bucket, key };
                  return mapAnswer(bucket.ownerAccountId, (accountId) => targetsOf(owner, accountId));
                }),
              ),
        ),
  );
}

interface Found {
  readonly audit: Audit;
  readonly organization: OrganizationIdentity;
  readonly trail: TrailFacts;
  readonly bucket: LogBucketFacts;
  readonly key: KeyWithArn | undefined;
}

function targetsOf(
  { audit, organization, trail, bucket, key }: Found,
  accountId: string | null,
): GuardedTargets | null {
  if (accountId === null) return null;
  const { partition } = audit.snapshot;
  return {
    partition,
    organizationId: organization.id,
    managementAccountId: organization.managementAccountId,
    trail,
    bucket,
    bucketArn: `arn:${partition}:s3:::${bucket.name}`,
    logArchiveAccountId: accountId,
    logPrefix: `${trail.prefix === '' ? '' : `${trail.prefix}/`}AWSLogs/${organization.id}/`,
    key: key?.facts,
    keyArn: key?.arn,
  };
}

interface KeyWithArn {
  readonly facts: KeyFacts;
  readonly arn: string;
}

/** The trail may name an alias, which no policy can. */
function keyOf({ key }: Audit): Answer<KeyWithArn | undefined> {
  return chainAnswer(key, (facts) => {
    if (facts === null) return known(undefined);
    if (facts.name.includes(':key/')) return known({ facts, arn: facts.name });
    return mapAnswer(facts.description, ({ arn }) => ({ facts, arn }));
  });
}

/** A log file that CloudTrail could deliver for an account. */
export function logFileOf({ bucketArn, logPrefix, trail }: GuardedTargets, accountId: string): string {
  return `${bucketArn}/${logPrefix}${accountId}/CloudTrail/${trail.homeRegion}/2026/03/01/file.json.gz`;
}

/** Absent while it is not known. */
export function bucketRegionOf({ bucket }: GuardedTargets): { readonly bucketRegion?: string } {
  return bucket.region.kind === 'known' ? { bucketRegion: bucket.region.value } : {};
}
