import { defineCheck, judgeProblems, type Problem } from '../../check/index.js';
import type { Expectations } from '../../expectations.js';
import {
  type Answer,
  chainAnswer,
  known,
  type LifecycleRule,
  type LogBucketFacts,
  mapAnswer,
} from '../../snapshot/index.js';
import { ofBucket } from './of-bucket.js';

/** A lifecycle rule deletes without a call that anybody would see in a log. */
export const bkt12 = defineCheck({
  id: 'BKT-12',
  title: 'No lifecycle rule removes or archives logs before they may go',
  severity: 'high',
  mappings: { securityHub: ['S3.13'], nist80053: ['AU-11'], pciDss: ['10.5.1'] },
  run: (audit) =>
    ofBucket(audit, (bucket, place) => {
      const problems = chainAnswer(bucket.lifecycle, (rules) =>
        chainAnswer(audit.trail, (trail) => {
          const ofLogs = rules.filter((rule) => rule.enabled && touches(rule, trail?.prefix ?? ''));
          const early = ofLogs.flatMap((rule) => earlyProblems(rule, audit.expectations));
          return mapAnswer(versionProblems(ofLogs, bucket, audit.expectations), (versions) => [
            ...early,
            ...versions,
            ...uploadProblems(ofLogs),
          ]);
        }),
      );
      return judgeProblems([problems], 'the lifecycle keeps logs readable until they may go', place);
    }),
});

/** Whether some key below the trail's `AWSLogs/` falls under the rule. */
function touches({ prefix }: LifecycleRule, trailPrefix: string): boolean {
  const logs = `${trailPrefix === '' ? '' : `${trailPrefix}/`}AWSLogs/`;
  return logs.startsWith(prefix) || prefix.startsWith(logs);
}

/** Athena reads neither. https://docs.aws.amazon.com/athena/latest/ug/notes-glacier.html */
const ARCHIVES: readonly string[] = ['GLACIER', 'DEEP_ARCHIVE'];

function earlyProblems(rule: LifecycleRule, { retentionDays }: Expectations): readonly Problem[] {
  const { id, expireAfterDays, expireOn, transitions } = rule;
  return [
    ...(expireAfterDays !== undefined && expireAfterDays < retentionDays
      ? [problem(`rule ${id} expires logs after ${expireAfterDays} days, before ${retentionDays} are over`)]
      : []),
    ...(expireOn === undefined
      ? []
      : [problem(`rule ${id} expires every log on ${expireOn}, however new it is then`)]),
    ...transitions
      .filter(({ storageClass, noncurrent }) => ARCHIVES.includes(storageClass) && !noncurrent)
      .map(({ storageClass }) =>
        problem(`rule ${id} moves logs to ${storageClass}, where Athena reads none`),
      ),
  ];
}

/** What hides behind a delete marker goes after these days, unless it is locked. */
function versionProblems(
  rules: readonly LifecycleRule[],
  { objectLock }: LogBucketFacts,
  { retentionDays }: Expectations,
): Answer<readonly Problem[]> {
  const soon = rules.filter(
    ({ expireNoncurrentAfterDays: days }) => days !== undefined && days < retentionDays,
  );
  if (soon.length === 0) return known([]);
  return mapAnswer(objectLock, (lock) => {
    if ((lock?.defaultRetention?.days ?? 0) >= retentionDays) return [];
    return soon.map(({ id, expireNoncurrentAfterDays }) =>
      problem(
        `rule ${id} removes deleted and overwritten logs after ${expireNoncurrentAfterDays} days, and no lock of ${retentionDays} days holds them`,
      ),
    );
  });
}

function uploadProblems(rules: readonly LifecycleRule[]): readonly Problem[] {
  const aborts = rules.some(({ abortUploadsAfterDays }) => abortUploadsAfterDays !== undefined);
  return aborts ? [] : [problem('no rule aborts incomplete uploads, which are paid for and shown nowhere')];
}

function problem(message: string): Problem {
  return { message, remediation: 'orgtrail deploy, step log-archive, sets the lifecycle of orgtrail.yaml' };
}
