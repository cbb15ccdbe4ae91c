import { countOf } from '../../../count-of.js';
import { defineCheck, judgeProblems, type Problem } from '../../check/index.js';
import type { Expectations } from '../../expectations.js';
import { chainAnswer, type LifecycleRule, mapAnswer } from '../../snapshot/index.js';
import { ofBucket } from './of-bucket.js';

/**
 * A lifecycle rule deletes without a call that anybody would see in a log. What was deleted or overwritten before
 * is held by its lock, which BKT-08 and BKT-10 look at, however soon a rule would remove it.
 */
export const bkt12 = defineCheck({
  id: 'BKT-12',
  title: 'No lifecycle rule removes or archives logs before they may go',
  severity: 'high',
  mappings: { securityHub: ['S3.13'], nist80053: ['AU-11'], pciDss: ['10.5.1'] },
  run: (audit) =>
    ofBucket(audit, (bucket, place) => {
      const problems = chainAnswer(bucket.lifecycle, (rules) =>
        mapAnswer(audit.trail, (trail) => {
          const ofLogs = rules.filter((rule) => rule.enabled && touches(rule, trail?.prefix ?? ''));
          const early = ofLogs.flatMap((rule) => earlyProblems(rule, audit.expectations));
          return [...early, ...uploadProblems(ofLogs)];
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
      ? [
          problem(
            `rule ${id} expires logs after ${countOf(expireAfterDays, 'day')}, before ${retentionDays} are over`,
          ),
        ]
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

function uploadProblems(rules: readonly LifecycleRule[]): readonly Problem[] {
  const aborts = rules.some(({ abortUploadsAfterDays }) => abortUploadsAfterDays !== undefined);
  return aborts ? [] : [problem('no rule aborts incomplete uploads, which are paid for and shown nowhere')];
}

function problem(message: string): Problem {
  return { message, remediation: 'orgtrail deploy  # step log-archive sets the lifecycle of orgtrail.yaml' };
}
