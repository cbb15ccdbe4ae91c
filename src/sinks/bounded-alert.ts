import type { Alert } from '../finding/index.js';

const mostText = 1_000;
const mostFields = 20;
const mostEvents = 100;

/**
 * The alert with an end to everything in it: every text is somebody else's, and a destination that
 * refuses a long one would lose the alert. SNS and SQS take 256 KB.
 */
export function boundedAlert(alert: Alert): Alert {
  const matched = Object.entries(alert.matched).slice(0, mostFields);
  return {
    ...alert,
    title: clip(alert.title),
    actor: clip(alert.actor),
    action: clip(alert.action),
    sourceIpAddress: clip(alert.sourceIpAddress),
    result: clip(alert.result),
    eventIds: alert.eventIds.slice(0, mostEvents).map(clip),
    // Not an object literal's assignment: a field may be called __proto__.
    matched: Object.fromEntries(matched.map(([field, value]) => [clip(field), clip(value)])),
    more: clip(alert.more),
  };
}

function clip(text: string): string {
  const whole = text.toWellFormed();
  return whole.length <= mostText ? whole : `${whole.slice(0, mostText).toWellFormed()}…`;
}
