import type { ListedObject } from '../../storage/index.js';

/** An object that a notification tells of. */
export interface NotifiedObject extends ListedObject {
  readonly bucket: string;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * The objects of a message: S3's own notification, one that came through SNS, or EventBridge's. Undefined
 * for a message that is none of them.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export function parseNotification(body: string): readonly NotifiedObject[] | undefined {
  const message = objectOf(parseJson(body));
  if (message === undefined) return undefined;
  if (message['Type'] === 'Notification') return parseNotification(textOf(message['Message']));
  if (message['Event'] === 's3:TestEvent') return [];
  if (message['source'] === 'aws.s3') return fromEventBridge(message);
  const records = message['Records'];
  return Array.isArray(records) ? records.flatMap((record) => fromRecord(objectOf(record)) ?? []) : undefined;
}

function fromRecord(record: Json | undefined): NotifiedObject | undefined {
  if (!textOf(record?.['eventName']).startsWith('ObjectCreated')) return undefined;
  const s3 = objectOf(record?.['s3']);
  const object = objectOf(s3?.['object']);
  // Keys come as in a form: a space is `+`, everything else outside ASCII letters is escaped.
  const key = decodeKey(textOf(object?.['key']).replaceAll('+', ' '));
  return notified(objectOf(s3?.['bucket']), object, key, record?.['eventTime']);
}

/** EventBridge does not escape keys. */
function fromEventBridge({ detail, time, 'detail-type': type }: Json): readonly NotifiedObject[] {
  if (type !== 'Object Created') return [];
  const described = objectOf(detail);
  const object = objectOf(described?.['object']);
  const found = notified(objectOf(described?.['bucket']), object, textOf(object?.['key']), time);
  return found === undefined ? [] : [found];
}

function notified(
  bucket: Json | undefined,
  object: Json | undefined,
  key: string,
  time: unknown,
): NotifiedObject | undefined {
  const lastModified = new Date(textOf(time));
  const etag = textOf(object?.['eTag'] ?? object?.['etag']);
  if (key === '' || Number.isNaN(lastModified.getTime())) return undefined;
  return {
    bucket: textOf(bucket?.['name']),
    key,
    size: typeof object?.['size'] === 'number' ? object['size'] : 0,
    lastModified,
    ...(etag !== '' && { etag }),
  };
}

function decodeKey(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
