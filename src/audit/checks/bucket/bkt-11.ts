import { countOf } from '../../../count-of.js';
import { parseLogKey } from '../../../cloudtrail/index.js';
import {
  type CheckResult,
  defineCheck,
  fail,
  judge,
  pass,
  unknown,
  withPassesAs,
} from '../../check/index.js';
import type { Expectations } from '../../expectations.js';
import { type Delivery, notAsked, type ObjectRetention, type SampledObject } from '../../snapshot/index.js';
import { lockCommand } from './lock-command.js';
import { ofBucket } from './of-bucket.js';

/** A default retention is a promise. The lock on a log file is what keeps it. */
export const bkt11 = defineCheck({
  id: 'BKT-11',
  title: 'The newest log files really are locked',
  severity: 'medium',
  mappings: { nist80053: ['AU-9', 'AU-11'], pciDss: ['10.3.2', '10.5.1'], soc2: ['PI1.5'] },
  run: (audit) =>
    ofBucket(audit, (bucket, place) => {
      const sampled = bucket.deliveries.filter((each): each is Sampled => each.sample !== undefined);
      if (sampled.length === 0) {
        const question = { permission: 's3:GetObjectRetention', operation: 'GetObjectRetention' };
        const accountId = place.accountId ?? '';
        return [unknown(notAsked({ ...question, accountId }, 'no log file was sampled'), place)];
      }
      const results = sampled.flatMap((each) => judgeSample(each, bucket.name, audit.expectations));
      return withPassesAs(results, (count) =>
        pass(`the newest log file is locked: ${countOf(count, 'place')}`, place),
      );
    }),
});

type Sampled = Delivery & { readonly sample: SampledObject };

function judgeSample(
  { accountId, region, sample }: Sampled,
  bucket: string,
  expectations: Expectations,
): readonly CheckResult[] {
  const place = { accountId, region, resource: sample.key };
  return judge(
    sample.retention,
    (retention) => {
      const wrong = whatIsWrong(retention, sample.key, expectations);
      return wrong === undefined
        ? pass('the log file is locked', place)
        : fail(wrong, `${lockCommand(bucket, expectations)}; --relock locks what is there`, place);
    },
    place,
  );
}

function whatIsWrong(
  retention: ObjectRetention | null,
  key: string,
  { retentionDays, retentionMode }: Expectations,
): string | undefined {
  if (retention === null) return 'the log file is not locked';
  if (retentionMode === 'COMPLIANCE' && retention.mode !== 'COMPLIANCE')
    return 'the log file is locked in GOVERNANCE mode';
  const days = daysLocked(retention, key);
  if (days === undefined) return `the log file is locked until ${retention.until}, and its key tells no time`;
  return days < retentionDays
    ? `the log file is locked for ${countOf(Math.floor(days), 'day')}, and has to be kept for ${retentionDays}`
    : undefined;
}

const DAY = 86_400_000;
/** The time in a key is to the minute and may lie after the delivery itself. */
const TOLERANCE_DAYS = 0.1;

function daysLocked({ until }: ObjectRetention, key: string): number | undefined {
  const parsed = parseLogKey(key);
  if (parsed.kind !== 'log') return undefined;
  return (Date.parse(until) - parsed.deliveredAt.getTime()) / DAY + TOLERANCE_DAYS;
}
