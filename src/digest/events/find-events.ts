import { type EventSubject, WATCHED, type WatchedEvent } from './watched-event.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * The watched events of a log file that succeeded. The names are looked for in the bytes first:
 * nearly every file holds none of them, and parsing costs more than hashing.
 */
export function findEvents(content: Uint8Array, names: readonly string[]): readonly WatchedEvent[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!names.some((name) => bytes.includes(name))) return [];
  return recordsOf(bytes).flatMap((record) => watchedEvent(record, names) ?? []);
}

function recordsOf(bytes: Buffer): readonly Json[] {
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8'));
    const records = isObject(json) ? json['Records'] : undefined;
    return Array.isArray(records) ? records.filter(isObject) : [];
  } catch {
    return [];
  }
}

/** A record as what it can explain; undefined when it failed or is of another kind. */
export function watchedEvent(record: Json, names: readonly string[]): WatchedEvent | undefined {
  const eventName = textOf(record['eventName']) ?? '';
  const eventSource = textOf(record['eventSource']) ?? '';
  const time = Date.parse(textOf(record['eventTime']) ?? '');
  const isWatched =
    names.includes(eventName) &&
    (Object.hasOwn(WATCHED, eventSource) ? WATCHED[eventSource]! : []).includes(eventName);
  if (!isWatched || Number.isNaN(time) || textOf(record['errorCode']) !== undefined) return undefined;
  return {
    eventId: textOf(record['eventID']) ?? '',
    eventName,
    eventSource,
    time,
    actor: actorOf(record['userIdentity']),
    accountId: textOf(record['recipientAccountId']) ?? '',
    region: textOf(record['awsRegion']) ?? '',
    subject: subjectOf(record),
  };
}

function actorOf(value: unknown): string {
  const identity = isObject(value) ? value : {};
  const names = [identity['arn'], identity['principalId'], identity['invokedBy'], identity['accountId']];
  return names.map(textOf).find((name) => name !== undefined && name !== '') ?? 'unknown';
}

function subjectOf(record: Json): EventSubject {
  const request = isObject(record['requestParameters']) ? record['requestParameters'] : {};
  const details = isObject(record['serviceEventDetails']) ? record['serviceEventDetails'] : {};
  const status = isObject(details['createAccountStatus']) ? details['createAccountStatus'] : {};
  const facts = {
    trail: textOf(request['name']) ?? textOf(request['trailName']),
    bucket: textOf(request['bucketName']),
    region: textOf(request['RegionName']) ?? textOf(request['regionName']),
    accountId: textOf(request['accountId']) ?? textOf(request['AccountId']) ?? textOf(status['accountId']),
    service: textOf(request['servicePrincipal']),
    validation:
      typeof request['enableLogFileValidation'] === 'boolean'
        ? request['enableLogFileValidation']
        : undefined,
    isMoved: 's3BucketName' in request || 's3KeyPrefix' in request ? true : undefined,
    isNarrowed: record['eventName'] === 'PutEventSelectors' ? isNarrowed(request) : undefined,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/**
 * True unless all management events are recorded. Both forms of selectors:
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
function isNarrowed(request: Json): boolean {
  const basic = listOf(request['eventSelectors']);
  const advanced = listOf(request['advancedEventSelectors']);
  return !basic.some(recordsAllManagement) && !advanced.some(selectsAllManagement);
}

function recordsAllManagement(selector: Json): boolean {
  const excluded = selector['excludeManagementEventSources'];
  return (
    selector['includeManagementEvents'] !== false &&
    (selector['readWriteType'] ?? 'All') === 'All' &&
    (!Array.isArray(excluded) || excluded.length === 0)
  );
}

function selectsAllManagement(selector: Json): boolean {
  const fields = listOf(selector['fieldSelectors']);
  const [only] = fields;
  const values = only?.['equals'];
  return (
    fields.length === 1 &&
    only?.['field'] === 'eventCategory' &&
    Array.isArray(values) &&
    values.includes('Management')
  );
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
