import { GetObjectRetentionCommand } from '@aws-sdk/client-s3';
import type { Answer, Delivery, SampledObject } from '../../audit/index.js';
import { formatDay, type KeyScope, parseLogKey } from '../../cloudtrail/index.js';
import { known } from './ask.js';
import { lastKeyAfter, type ListedBucket } from './bucket-listing.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * When the newest log and the newest digest of one account and Region were delivered, of today and yesterday. A
 * busy Region is asked for its last hour first, so that a day of 100,000 files is not listed.
 */
export async function collectDelivery(
  bucket: ListedBucket,
  scope: KeyScope,
  now: Date,
  isSampled: boolean,
): Promise<Delivery> {
  const log = await newestLog(bucket, scope, now);
  const digest = await lastKeyAfter(
    bucket,
    folderOf(scope, 'CloudTrail-Digest'),
    dayFolder(scope, 'CloudTrail-Digest', yesterday(now)),
  );
  const sample = isSampled && log.kind === 'known' && log.value !== null;
  return {
    accountId: scope.accountId,
    region: scope.region,
    newestLogAt: timeOf(log),
    newestDigestAt: timeOf(digest),
    ...(sample && { sample: await retentionOf(bucket, log.value!) }),
  };
}

async function newestLog(bucket: ListedBucket, scope: KeyScope, now: Date): Promise<Answer<string | null>> {
  const folder = folderOf(scope, 'CloudTrail');
  const lastHour = new Date(now.getTime() - HOUR);
  const recent = await lastKeyAfter(bucket, folder, logKeyStart(scope, lastHour));
  if (recent.kind === 'unknown' || recent.value !== null) return recent;
  return lastKeyAfter(bucket, folder, dayFolder(scope, 'CloudTrail', yesterday(now)));
}

function yesterday(now: Date): Date {
  return new Date(now.getTime() - DAY);
}

type Category = 'CloudTrail' | 'CloudTrail-Digest';

function folderOf({ prefix, organizationId, accountId, region }: KeyScope, category: Category): string {
  const root = prefix === '' ? '' : `${prefix}/`;
  const owner = organizationId === undefined ? '' : `${organizationId}/`;
  return `${root}AWSLogs/${owner}${accountId}/${category}/${region}/`;
}

function dayFolder(scope: KeyScope, category: Category, day: Date): string {
  return `${folderOf(scope, category)}${formatDay(day)}/`;
}

/** `…/2026/03/01/111122223333_CloudTrail_eu-west-1_20260301T1105Z` */
function logKeyStart(scope: KeyScope, time: Date): string {
  const minute = time.toISOString().slice(0, 16).replaceAll(/[-:]/g, '');
  return `${dayFolder(scope, 'CloudTrail', time)}${scope.accountId}_CloudTrail_${scope.region}_${minute}Z`;
}

/** By the time in the key. Of an object that is no log, nothing is said. */
function timeOf(key: Answer<string | null>): Answer<string | null> {
  if (key.kind === 'unknown' || key.value === null) return key;
  const parsed = parseLogKey(key.value);
  if (parsed.kind === 'log') return known(parsed.deliveredAt.toISOString());
  return known(parsed.kind === 'digest' ? parsed.endTime.toISOString() : null);
}

async function retentionOf({ session, region, name }: ListedBucket, Key: string): Promise<SampledObject> {
  const retention = await session.ask(
    's3:GetObjectRetention',
    region,
    async (client, options): Promise<SampledRetention | null> => {
      const { Retention } = await client.send(new GetObjectRetentionCommand({ Bucket: name, Key }), options);
      if (Retention?.Mode === undefined || Retention.RetainUntilDate === undefined) return null;
      return { mode: Retention.Mode, until: Retention.RetainUntilDate.toISOString() };
    },
    // The second one is what a bucket without Object Lock answers.
    { NoSuchObjectLockConfiguration: () => null, InvalidRequest: () => null },
  );
  return { key: Key, retention };
}

type SampledRetention = { readonly mode: 'COMPLIANCE' | 'GOVERNANCE'; readonly until: string };
