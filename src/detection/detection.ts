import type { Severity } from '../finding/index.js';
import type { EventFacts } from './event-facts.js';

/** What every detection says of its rule. */
interface OfRule {
  readonly ruleId: string;
  readonly title: string;
  readonly level: Severity;
}

/** An event that a rule matches. */
export interface EventDetection extends OfRule, EventFacts {
  readonly kind: 'event';
  /** Why: fields of the event and the values that passed. */
  readonly matched: Readonly<Record<string, string>>;
}

/** Events that only together mean something. */
export interface CorrelationDetection extends OfRule, EventFacts {
  readonly kind: 'correlation';
  /** The fields that the events have in common, and what was counted. */
  readonly matched: Readonly<Record<string, string>>;
  /** The facts above are those of the last one. At most a hundred, the newest. */
  readonly events: readonly EventFacts[];
}

export type Detection = EventDetection | CorrelationDetection;

/** The same for the same detection in every run, whoever delivered its events and how often. */
export function detectionKey(detection: Detection): string {
  const { ruleId, accountId, eventId, eventTime, principal, action } = detection;
  // Not the event's id alone: a forged event with a real one's id must not hide behind it.
  return JSON.stringify([ruleId, accountId, eventId, eventTime, principal, action]);
}
