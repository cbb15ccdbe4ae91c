import type { Finding } from '../finding/index.js';
import type { Detection } from './detection.js';

/** A detection as the one result type that every part of orgtrail reports in. */
export function findingOfDetection(detection: Detection): Finding {
  const { ruleId, title, level, accountId, region, eventId, matched } = detection;
  const events = detection.kind === 'correlation' ? detection.events : [];
  return {
    kind: 'detection',
    id: ruleId,
    title,
    severity: level,
    accountId,
    region,
    subject: eventId,
    message: messageOf(detection),
    evidence: [
      ...Object.entries(matched).map(([name, value]) => ({ name, value })),
      ...events.map((event) => ({ name: 'event', value: event.eventId })),
    ],
  };
}

function messageOf({ eventTime, principal, action, sourceIpAddress, errorCode }: Detection): string {
  const result = errorCode === '' ? '' : `, refused: ${errorCode}`;
  return `${eventTime} ${principal} ${action} from ${sourceIpAddress}${result}`;
}
