import type { AccountId, LogCategory, Region } from '../../cloudtrail/index.js';
import { type RecordFields, recordText } from './record-fields.js';

/** One record on its way into a log file. */
export interface SimulatedEvent {
  /** The account and Region in whose folder it is delivered. */
  readonly accountId: AccountId;
  readonly region: Region;
  readonly category: LogCategory;
  /** Seconds since 1970. */
  readonly time: number;
  readonly eventId: string;
  /** Service and API: `iam:CreateUser`. */
  readonly name: string;
  readonly errorCode: string | undefined;
  /** The record as compact JSON. */
  readonly text: string;
}

export function simulatedEvent(fields: RecordFields): SimulatedEvent {
  return {
    accountId: fields.recipientAccountId,
    region: fields.awsRegion,
    category: 'CloudTrail',
    time: fields.eventTime,
    eventId: fields.eventID,
    name: `${fields.eventSource.split('.')[0]!}:${fields.eventName}`,
    errorCode: fields.errorCode,
    text: recordText(fields),
  };
}

/** The content of a log file, before compression. */
export function logFileText(events: readonly SimulatedEvent[]): string {
  return `{"Records":[${events.map((event) => event.text).join(',')}]}`;
}
