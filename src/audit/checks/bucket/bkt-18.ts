import {
  type CheckResult,
  defineCheck,
  fail,
  judgeEach,
  pass,
  type Place,
  unknown,
} from '../../check/index.js';
import {
  type Answer,
  chainAnswer,
  known,
  type LogBucketFacts,
  type ReplicationRule,
} from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { ofBucket } from './of-bucket.js';

/** Whoever closes the account, or a Region that is lost, takes the only copy along. */
export const bkt18 = defineCheck({
  id: 'BKT-18',
  title: 'Logs are copied to another Region or account and locked there',
  severity: 'low',
  mappings: { securityHub: ['S3.7'], nist80053: ['AU-9(2)', 'CP-9'] },
  run: (audit) =>
    ofBucket(audit, (bucket, place) =>
      judgeEach(
        bucket.replication,
        (rules) => {
          const enabled = rules.filter((rule) => rule.enabled && coversLogs(rule, audit));
          if (enabled.length === 0)
            return [fail('no replication rule copies the logs', remediationOf(bucket.name), place)];
          return bestOf(enabled.map((rule) => judgeRule(rule, bucket, place)));
        },
        place,
      ),
    ),
});

function coversLogs({ prefix }: ReplicationRule, { trail }: Audit): boolean {
  const of = trail.kind === 'known' ? (trail.value?.prefix ?? '') : '';
  return `${of === '' ? '' : `${of}/`}AWSLogs/`.startsWith(prefix);
}

/** One good copy is enough. */
function bestOf(results: readonly CheckResult[]): readonly CheckResult[] {
  const good = results.find(({ status }) => status === 'pass');
  const open = results.find(({ status }) => status === 'unknown');
  return [good ?? open ?? results[0]!];
}

function judgeRule(rule: ReplicationRule, bucket: LogBucketFacts, place: Place): CheckResult {
  const problem = chainAnswer(isElsewhere(rule, bucket), (elsewhere): Answer<string | undefined> => {
    if (!elsewhere) return known(`${rule.targetBucket} is in the same account and Region`);
    return chainAnswer(rule.targetObjectLock, (lock) =>
      known((lock?.defaultRetention ?? null) === null ? `${rule.targetBucket} locks nothing` : undefined),
    );
  });
  if (problem.kind === 'unknown') return unknown(problem, place);
  return problem.value === undefined
    ? pass(`${rule.targetBucket} holds a copy and locks it`, place)
    : fail(problem.value, remediationOf(bucket.name), place);
}

function isElsewhere(
  { targetAccountId, targetRegion }: ReplicationRule,
  bucket: LogBucketFacts,
): Answer<boolean> {
  if (targetAccountId !== undefined) return known(true);
  return chainAnswer(targetRegion, (target) => chainAnswer(bucket.region, (own) => known(target !== own)));
}

function remediationOf(bucket: string): string {
  return `orgtrail deploy makes no copy: make a versioned, locked bucket in another account or Region, then aws s3api put-bucket-replication --bucket ${bucket} --replication-configuration file://replication.json`;
}
