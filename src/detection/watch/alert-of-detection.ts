import { createHash } from 'node:crypto';
import { countOf } from '../../count-of.js';
import type { Alert } from '../../finding/index.js';
import { type Detection, detectionKey } from '../detection.js';
import { groupKey } from '../group-detections.js';
import type { Silence } from '../heartbeat/find-silence.js';

/** One alert for each detection, or for what one principal makes one rule say within an hour. */
export type AlertGrouping = 'none' | 'hour';

/** What is known of an account besides its id. */
export interface AccountNames {
  readonly [accountId: string]: { readonly name: string; readonly unit: string };
}

export function alertOfDetection(
  detection: Detection,
  grouping: AlertGrouping,
  accounts: AccountNames,
): Alert {
  const { ruleId, title, level, region, eventTime, principal, action, sourceIpAddress, matched } = detection;
  const events = detection.kind === 'correlation' ? detection.events : [detection];
  return {
    id: alertId(ruleId, grouping === 'hour' ? groupKey(detection) : detectionKey(detection)),
    ruleId,
    title,
    level,
    ...accountOf(detection.accountId, accounts),
    region,
    eventTime,
    actor: principal,
    action,
    sourceIpAddress,
    result: detection.errorCode === '' ? 'succeeded' : detection.errorCode,
    eventIds: events.map(({ eventId }) => eventId),
    matched,
    more: moreAbout(detection),
  };
}

/** A place that went silent is told once for each silence. */
export function alertOfSilence(silence: Silence, accounts: AccountNames): Alert {
  const { kind, accountId, region, since, minutes } = silence;
  return {
    id: alertId('heartbeat', JSON.stringify([accountId, region, since.toISOString()])),
    ruleId: 'heartbeat',
    title: kind === 'silent' ? 'No logs are delivered any more' : 'An account has never delivered a log',
    level: 'high',
    ...accountOf(accountId, accounts),
    region,
    eventTime: since.toISOString(),
    actor: '',
    action: 'delivery of logs and digests',
    sourceIpAddress: '',
    result: `nothing for ${countOf(minutes, 'minute')}`,
    eventIds: [],
    matched: { since: since.toISOString() },
    more: 'orgtrail verify <location> --expect live',
  };
}

/** The same in every run; short enough for a deduplication id of SQS. */
function alertId(ruleId: string, key: string): string {
  return `${ruleId}/${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
}

function accountOf(accountId: string, accounts: AccountNames) {
  const known = Object.hasOwn(accounts, accountId) ? accounts[accountId] : undefined;
  return {
    accountId,
    ...(known !== undefined && known.name !== '' && { accountName: known.name }),
    ...(known !== undefined && known.unit !== '' && { unit: known.unit }),
  };
}

/** Somebody will paste it into a shell, so that nothing of an event stands in it but what cannot harm there. */
function moreAbout({ eventId, eventTime }: Detection): string {
  if (/^[\w-]{1,64}$/.test(eventId)) {
    return `orgtrail query --sql "select * from cloudtrail_events where event_id = '${eventId}'"`;
  }
  return /^[\d:TZ-]{20}$/.test(eventTime)
    ? `orgtrail query change-feed --from ${eventTime}`
    : 'orgtrail query';
}
