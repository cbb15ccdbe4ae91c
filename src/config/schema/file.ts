import { z } from 'zod';
import { auditors, guardrails, principals } from './access.js';
import { alerts } from './alerts.js';
import { athena } from './athena.js';
import { realTime } from './real-time.js';
import {
  accountId,
  bucketName,
  day,
  listOf,
  oneOf,
  oneOrMore,
  organizationId,
  plainText,
  region,
  rootOrUnitId,
  section,
  shaped,
  trailName,
  wholeNumber,
  yesOrNo,
} from './words.js';

const organization = section({
  id: organizationId,
  rootId: shaped('the id of the root such as r-ab12', /^r-[0-9a-z]{4,32}$/)
    .optional()
    .meta({
      description: 'Asked of Organizations by deploy unless told.',
    }),
  targets: listOf(rootOrUnitId, 'ids of roots and units').optional().meta({
    description: 'Where guardrails and detection go; the root unless told.',
  }),
}).meta({ description: 'The organization.' });

const member = section({
  id: accountId,
  name: plainText.optional(),
  unit: plainText
    .optional()
    .meta({ description: 'Path of its units, `Root/Production`, for the routing of alerts.' }),
});

const accounts = section({
  management: accountId.meta({
    description: 'Owns the organization and the trail; nothing else should run in it.',
  }),
  logArchive: accountId.meta({ description: 'Owns the bucket and the key. Not the management account.' }),
  security: accountId.meta({ description: 'Owns the bus and the topics; the people who look work from it.' }),
  members: listOf(member, 'accounts').optional().meta({
    description:
      'The others, those that have left included: the Athena table lists them, and routes name them. `orgtrail init` asks Organizations for them.',
  }),
}).meta({ description: 'Accounts by role.' });

const trail = section({
  name: trailName.default('orgtrail'),
  homeRegion: region.meta({
    description:
      'A Region that no account can disable: members that did not opt in to the home Region deliver nothing.',
  }),
  insights: listOf(oneOf(['ApiCallRateInsight', 'ApiErrorRateInsight']), 'Insights types')
    .optional()
    .meta({
      description: 'Charged per event that is analysed, for each type.',
    }),
}).meta({ description: 'The organization trail: every account, every Region, all management events.' });

const logBucket = section({
  name: bucketName.optional().meta({
    description: 'The name of the trail and the id of the log archive account unless told.',
  }),
  region: region.optional().meta({ description: 'The home Region unless told.' }),
  prefix: shaped('a key prefix without a / at either end', /^(?:[\w!.*'()-]+(?:\/[\w!.*'()-]+)*)?$/)
    .max(200, { error: 'expected at most 200 characters' })
    .default(''),
  accessLogBucket: bucketName.optional().meta({
    description:
      'Bucket for the access logs of the log bucket: one without Object Lock, as S3 asks. The name of the log bucket and -access unless told.',
  }),
}).meta({ description: 'Where the log files go.' });

const encryption = section({
  keyArn: shaped('the ARN of a KMS key', /^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key\/.+$/)
    .optional()
    .meta({ description: 'A key that is there, in the Region of the bucket. One is made unless told.' }),
  alias: shaped('an alias that starts with alias/', /^alias\/[\w/-]{1,250}$/).default('alias/orgtrail'),
}).meta({ description: 'The KMS key of log files and digests.' });

const retention = section({
  mode: oneOf(['compliance', 'governance']).default('compliance').meta({
    description:
      'With compliance nobody, root included, can shorten it. A deployment starts in governance and asks before it goes over.',
  }),
  days: wholeNumber(1, 36_500).default(365).meta({ description: 'Days that each object is locked.' }),
  expireAfterDays: wholeNumber(1, 36_600).optional().meta({
    description: 'Days after which an object is deleted; 30 more than it is locked unless told.',
  }),
  allowShort: yesOrNo().default(false).meta({ description: 'Allows fewer than 90 days: for a trial.' }),
}).meta({ description: 'How long log files cannot be deleted.' });

const suppression = section({
  rule: oneOrMore.meta({ description: 'Ids of rules; `*` stands for any text, here and below.' }),
  account: oneOrMore.optional().meta({ description: 'Only in these accounts.' }),
  region: oneOrMore.optional().meta({ description: 'Only in these Regions.' }),
  principal: oneOrMore.optional().meta({ description: 'Only what these do.' }),
  sourceIpAddress: oneOrMore.optional().meta({ description: 'Only from there.' }),
  reason: plainText.meta({ description: 'Why nobody has to know.' }),
  until: day
    .refine((text) => !Number.isNaN(Date.parse(text)), { error: 'expected a day of the calendar' })
    .meta({ description: 'The first day on which it holds no more.' }),
});

const detection = section({
  level: oneOf(['low', 'medium', 'high', 'critical'])
    .default('medium')
    .meta({ description: 'What the hub tells of: rules of this level and above.' }),
  suppressions: listOf(suppression, 'suppressions')
    .optional()
    .meta({ description: 'What nobody is told of for a while, by the hub, `watch` and `detect`.' }),
  trails: listOf(plainText, 'ARNs').optional().meta({ description: 'Further trails that rules watch.' }),
  logBuckets: listOf(plainText, 'bucket names')
    .optional()
    .meta({ description: 'Further buckets that rules watch.' }),
  deployers: listOf(plainText, 'ARNs')
    .optional()
    .meta({ description: 'Further principals that rules expect to change them.' }),
  lists: z
    .record(z.string(), listOf(z.string(), 'texts'))
    .optional()
    .meta({ description: 'What the placeholders of your own rules stand for.' }),
}).meta({
  description:
    'What is told, and what the placeholders of rules stand for, beside what the other sections say.',
});

const cost = section({
  prices: z
    .record(z.string(), z.number({ error: 'expected a price in US dollars' }).nonnegative())
    .optional()
    .meta({ description: 'Your own prices in US dollars, by the id of the price.' }),
  discounts: z
    .record(
      z.string(),
      z.number({ error: 'expected percent' }).min(0, { error: 'expected 0 to 100 percent' }).max(100, {
        error: 'expected 0 to 100 percent',
      }),
    )
    .optional()
    .meta({ description: 'Percent off, by service, or for all.' }),
}).meta({ description: 'Prices that differ from the price list.' });

/** `orgtrail.yaml` as it is written: before defaults. */
export const configurationFile = section({
  organization,
  accounts,
  trail,
  regions: listOf(region, 'Regions').optional().meta({
    description:
      'Regions in which detection stands: those that no account can disable unless told. Name opt-in Regions that you use.',
  }),
  logBucket: logBucket.prefault({}),
  encryption: encryption.prefault({}),
  retention: retention.prefault({}),
  realTime: realTime.prefault({ mode: 'hub' }),
  alerts: alerts.prefault({}),
  guardrails: guardrails.prefault({}),
  principals: principals.prefault({}),
  auditors: auditors.prefault({ kind: 'role' }),
  athena: athena.prefault({}),
  detection: detection.prefault({}),
  cost: cost.prefault({}),
});

export type ConfigurationFile = z.infer<typeof configurationFile>;
