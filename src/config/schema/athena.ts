import type { z } from 'zod';
import { bucketName, day, listOf, oneOf, region, section, shaped, wholeNumber, yesOrNo } from './words.js';

export const athena = section({
  enabled: yesOrNo().default(true),
  database: shaped('a database name of lower-case letters, digits and _', /^[a-z0-9_]{1,128}$/).default(
    'orgtrail',
  ),
  workgroup: shaped('a workgroup name', /^[\w.-]{1,128}$/).default('orgtrail'),
  resultsBucket: bucketName.optional().meta({
    description: 'Bucket for the answers; the name of the log bucket and -results unless told.',
  }),
  resultsExpireAfterDays: wholeNumber(1, 3650).default(30),
  scanLimitGigabytes: wholeNumber(1, 1_000_000)
    .default(100)
    .meta({ description: 'A query that scans more is cancelled, and billed for what it scanned.' }),
  firstDay: day.default('2026-01-01').meta({ description: 'The first day that the tables show.' }),
  dateLayout: oneOf(['dt', 'year-month-day']).default('dt').meta({
    description: 'One date key, or the three of common guides, with which ranges over months are awkward.',
  }),
  regions: listOf(region, 'Regions').optional().meta({
    description:
      'Regions that the tables show. Every Region that is known unless told; the logs of others are not seen.',
  }),
  enumerateAccounts: yesOrNo().default(true).meta({
    description:
      'A table that lists the accounts, so that a query need not name them, and the view cloudtrail_events over it. The table in which a query has to name its accounts is always there.',
  }),
  maximumAccounts: wholeNumber(1, 1000).default(100).meta({
    description:
      'How many accounts that table may list. With each account there are more partitions to plan, and Athena stops at a million.',
  }),
}).meta({ description: 'Tables, a workgroup and named queries over the bucket.' });

export type AthenaFile = z.infer<typeof athena>;
