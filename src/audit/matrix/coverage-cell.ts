import type { AccountId, Region } from '../../cloudtrail/index.js';
import { type Answer, chainAnswer, known, mapAnswer, type TrailFacts } from '../snapshot/index.js';
import { type Audit, isLockedFor, isWithin } from '../view/index.js';

export type CoverageAnswer = 'yes' | 'no' | 'unknown';

/** What is so in one account and Region. */
export interface CoverageCell {
  /** The trail is seen there, logs, and reports no delivery error. */
  readonly recording: CoverageAnswer;
  /** A log or a digest, which is also delivered for silence, arrived lately: what lies in the bucket says so. */
  readonly delivered: CoverageAnswer;
  /** A digest arrived lately, so that its logs can be proven. */
  readonly validated: CoverageAnswer;
  /** The newest log is locked long enough; where none was sampled, the bucket's default would do so. */
  readonly retained: CoverageAnswer;
}

export function coverageCell(audit: Audit, accountId: AccountId, region: Region): CoverageCell {
  return {
    recording: isRecording(audit, accountId, region),
    delivered: isDelivered(audit, accountId, region),
    validated: isValidated(audit, accountId, region),
    retained: isRetained(audit, accountId, region),
  };
}

function isRecording(audit: Audit, accountId: AccountId, region: Region): CoverageAnswer {
  const trails = audit.inRegion(accountId, region)?.trails;
  if (trails === undefined) return 'unknown';
  return said(
    chainAnswer(trails, (all) =>
      chainAnswer(audit.trail, (trail) => {
        const seen = all.find(({ arn }) => arn === trail?.arn);
        return seen === undefined ? known(false) : isHealthy(seen);
      }),
    ),
  );
}

function isHealthy({ status }: TrailFacts): Answer<boolean> {
  return mapAnswer(status, ({ isLogging, deliveryError }) => isLogging && deliveryError === undefined);
}

function isDelivered(audit: Audit, accountId: AccountId, region: Region): CoverageAnswer {
  const delivery = audit.deliveryOf(accountId, region);
  if (delivery === undefined) return withoutTrail(audit);
  const { deliveryHours } = audit.expectations;
  const answers = [delivery.newestLogAt, delivery.newestDigestAt].map((answer) =>
    said(mapAnswer(answer, (time) => isWithin(audit.snapshot, time, deliveryHours))),
  );
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

function isValidated(audit: Audit, accountId: AccountId, region: Region): CoverageAnswer {
  const delivery = audit.deliveryOf(accountId, region);
  if (delivery === undefined) return withoutTrail(audit);
  const { digestHours } = audit.expectations;
  return said(mapAnswer(delivery.newestDigestAt, (time) => isWithin(audit.snapshot, time, digestHours)));
}

function isRetained(audit: Audit, accountId: AccountId, region: Region): CoverageAnswer {
  const { logBucket, expectations } = audit;
  const delivery = audit.deliveryOf(accountId, region);
  if (delivery?.sample?.retention.kind === 'known')
    return isLockedFor(delivery, expectations.retentionDays) ? 'yes' : 'no';
  return said(
    chainAnswer(logBucket, (bucket) =>
      bucket === null
        ? known(false)
        : mapAnswer(bucket.objectLock, (lock) => {
            const retention = lock?.defaultRetention;
            return (retention?.days ?? 0) >= expectations.retentionDays;
          }),
    ),
  );
}

/** Nothing is delivered where there is no trail; otherwise nobody has looked. */
function withoutTrail({ trail }: Audit): CoverageAnswer {
  return trail.kind === 'known' && trail.value === null ? 'no' : 'unknown';
}

function said(answer: Answer<boolean>): CoverageAnswer {
  if (answer.kind === 'unknown') return 'unknown';
  return answer.value ? 'yes' : 'no';
}
