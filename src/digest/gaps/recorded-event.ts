import type { RecordedEvent } from '../findings/index.js';
import type { FoundEvent } from '../logs/index.js';
import { timeText } from '../time/index.js';

export function recordedEvent({
  eventId,
  eventName,
  time,
  actor,
  accountId,
  key,
}: FoundEvent): RecordedEvent {
  return { eventId, eventName, eventTime: timeText(time), actor, accountId, key };
}

export function eventText({ eventName, time, actor }: FoundEvent): string {
  return `${eventName} by ${actor} at ${timeText(time)}`;
}
