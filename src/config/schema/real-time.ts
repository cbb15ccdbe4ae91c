import { z } from 'zod';
import { region, section, shaped, trailName, wholeNumber } from './words.js';

const logGroupName = shaped('a log group name', /^[\w./#-]{1,512}$/);

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const logRetentionDays = z
  .literal(LOG_RETENTION_DAYS, {
    error: `expected days that CloudWatch Logs knows: ${LOG_RETENTION_DAYS.join(', ')}`,
  })
  .default(90)
  .meta({ description: 'Days that the log group keeps events.' });

export const realTime = z
  .discriminatedUnion(
    'mode',
    [
      section({
        mode: z.literal('hub').meta({
          description:
            'EventBridge rules in every account and Region send to one bus in the security account. No second copy of any event.',
        }),
        busName: shaped('a bus name', /^[\w./-]{1,256}$/).default('orgtrail'),
        region: region.optional().meta({ description: 'Region of the bus; the home Region unless told.' }),
      }),
      section({
        mode: z.literal('per-account').meta({
          description:
            'A trail of its own in every account, to CloudWatch Logs with metric filters and alarms. Every account pays for a second copy of its management events.',
        }),
        trailName: trailName.default('orgtrail-account'),
        logGroupName: logGroupName.default('/orgtrail/account-trail'),
        logRetentionDays,
        bucketExpirationDays: wholeNumber(1, 3650)
          .default(7)
          .meta({ description: 'Days that the bucket keeps what the trail has to deliver to one.' }),
      }),
      section({
        mode: z.literal('central-log-group').meta({
          description:
            "The organization trail's own log group in the management account, with metric filters on it.",
        }),
        logGroupName: logGroupName.default('/orgtrail/organization-trail'),
        logRetentionDays,
      }),
      section({ mode: z.literal('none').meta({ description: 'Nothing is watched in real time.' }) }),
    ],
    { error: 'expected mode: hub, per-account, central-log-group or none' },
  )
  .meta({ description: 'How alerts come to be. Absent means hub.' });

export type RealTimeFile = z.infer<typeof realTime>;
