import { countOf } from '../../count-of.js';
import type { DefaultRetention } from '../access/index.js';
import { accountOf, type Deployment, placeOf } from '../deployment.js';
import { DONE, type Look, type Problem, type Run, type Step } from '../engine/index.js';
import { changeRetention } from '../retention/change-retention.js';
import { lockedShorter, relockAll, type ShorterLocks } from '../retention/shorter-locks.js';

/**
 * Lengthens the lock of what is delivered from now on to what the configuration says. COMPLIANCE cannot be
 * shortened or taken away by anybody, AWS included, and is paid for until its end; so it takes a word of its
 * own, which --yes is not.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html#object-lock-retention-modes
 */
export function retentionStep(deployment: Deployment): Step {
  const { target } = deployment;
  return {
    id: 'retention',
    title: `log files are locked for ${countOf(target.retention.days, 'day')} under ${target.retention.mode}`,
    place: placeOf(deployment, 'logArchive', target.logBucket.region),
    look: (run) => lookAtRetention(deployment, run),
  };
}

async function lookAtRetention(deployment: Deployment, run: Run): Promise<Look> {
  const { target, decisions } = deployment;
  const { name, region } = target.logBucket;
  const buckets = accountOf(deployment, 'logArchive').buckets(region);
  const wanted = target.retention;
  if ((await buckets.ownerOf(name)) === 'nobody') return afterBucket(deployment);
  const found = await buckets.defaultRetention(name);
  if (isStricter(found, wanted)) return { kind: 'blocked', problem: cannotShorten(name, found!, wanted) };
  const isDefault = found?.mode === wanted.mode && found.days === wanted.days;
  if (isDefault && !decisions.relock) return { kind: 'as-wanted' };
  const shorter = await lockedShorter(buckets, target, run, decisions.relock ? Infinity : MOST_ASKED);
  if (isDefault && shorter.versions.length === 0) return { kind: 'as-wanted' };
  if (wanted.mode === 'COMPLIANCE' && decisions.complianceConfirmedFor !== name) {
    const problem = isDefault ? relockNeedsWord(name, shorter) : complianceNeedsWord(name, wanted, found);
    return { kind: 'held', problem, notes: describeShorter(shorter, wanted) };
  }
  const relocks = decisions.relock && shorter.versions.length > 0;
  return {
    kind: 'differs',
    changes: [
      ...(isDefault ? [] : [defaultChange(name, found, wanted)]),
      ...(relocks ? [relockChange(name, shorter, wanted)] : []),
    ],
    notes: relocks ? [] : describeShorter(shorter, wanted),
    apply: async () => {
      const applied = isDefault ? DONE : await changeRetention(deployment, run, wanted);
      if (applied.kind === 'done' && relocks) await relockAll(buckets, target, shorter, run);
      return applied;
    },
  };
}

/** In a plan, before anything is there. */
function afterBucket({ target }: Deployment): Look {
  const change = defaultChange(target.logBucket.name, undefined, target.retention);
  const problem = complianceNeedsWord(target.logBucket.name, target.retention, undefined);
  return target.retention.mode === 'COMPLIANCE'
    ? { kind: 'held', problem }
    : { kind: 'differs', changes: [change], apply: async () => ({ kind: 'failed', problem }) };
}

function isStricter(found: DefaultRetention | undefined, wanted: DefaultRetention): boolean {
  if (found?.mode !== 'COMPLIANCE') return false;
  return wanted.mode === 'GOVERNANCE' || found.days > wanted.days;
}

function defaultChange(bucket: string, found: DefaultRetention | undefined, wanted: DefaultRetention) {
  return {
    kind: 'setting',
    action: 'change',
    what: `default retention of ${bucket}`,
    ...(found !== undefined && { before: describeRetention(found) }),
    after: describeRetention(wanted),
  } as const;
}

function relockChange(bucket: string, { versions }: ShorterLocks, wanted: DefaultRetention) {
  return {
    kind: 'setting',
    action: 'change',
    what: `locks of ${countOf(versions.length, 'object version')} in ${bucket}`,
    after: `${describeRetention(wanted)} from their delivery`,
  } as const;
}

function describeShorter(shorter: ShorterLocks, wanted: DefaultRetention): readonly string[] {
  if (shorter.versions.length === 0) return [];
  const shown = shorter.versions
    .slice(0, MOST_SHOWN)
    .map(({ version, retention }) =>
      retention === undefined
        ? `  ${version.key} is not locked`
        : `  ${version.key} is locked until ${retention.until.toISOString()} under ${retention.mode}`,
    );
  const rest = shorter.versions.length - shown.length;
  return [
    `a shorter lock than ${describeRetention(wanted)} on ${countOf(shorter.versions.length, 'object version')}${shorter.isComplete ? '' : ' and more'} delivered before; --relock locks as long`,
    ...shown,
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}

const MOST_SHOWN = 10;

/** Before the first long lock there are the deliveries of hours; an adopted bucket may hold those of years. */
const MOST_ASKED = 2000;

function describeRetention({ mode, days }: DefaultRetention): string {
  return `${mode} ${countOf(days, 'day')}`;
}

function complianceNeedsWord(
  bucket: string,
  wanted: DefaultRetention,
  found: DefaultRetention | undefined,
): Problem {
  return {
    what: `COMPLIANCE for ${countOf(wanted.days, 'day')} cannot be undone: nobody, not the root user and not AWS, can delete a log file or shorten its lock before that, and you pay for its storage until then${found === undefined ? '' : `; until you say so, new log files are locked under ${describeRetention(found)}`}`,
    where: `s3://${bucket}`,
    next: `Run orgtrail deploy --confirm-compliance ${bucket} when that is meant.`,
  };
}

function relockNeedsWord(bucket: string, { versions }: ShorterLocks): Problem {
  return {
    what: `locking ${countOf(versions.length, 'object version')} under COMPLIANCE cannot be undone`,
    where: `s3://${bucket}`,
    next: `Run orgtrail deploy --relock --confirm-compliance ${bucket} when that is meant.`,
  };
}

function cannotShorten(bucket: string, found: DefaultRetention, wanted: DefaultRetention): Problem {
  return {
    what: `new log files are locked under ${describeRetention(found)}, and the configuration asks for less: ${describeRetention(wanted)}`,
    where: `s3://${bucket}`,
    next: 'What is locked stays locked. Write the longer retention into the configuration; to lower it for new log files on purpose, change the bucket by hand as the break-glass role.',
  };
}
