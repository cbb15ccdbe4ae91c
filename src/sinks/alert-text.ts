import type { Alert } from '../finding/index.js';
import { cleanText } from '../report/index.js';
import { boundedAlert } from './bounded-alert.js';

/** `high: security group opened to the internet (production)`: what fits into a subject or a notification. */
export function alertHeadline({ level, title, accountId, accountName }: Alert): string {
  return cleanText(`${level}: ${title} (${accountName ?? accountId})`);
}

export interface AlertFact {
  readonly label: string;
  readonly value: string;
}

/** What a person needs to know first, in the order of asking: who, what, where, from where, and did it work. */
export function alertFacts(unbounded: Alert): readonly AlertFact[] {
  const alert = boundedAlert(unbounded);
  const account = alert.accountName === undefined ? '' : ` (${alert.accountName})`;
  const why = Object.entries(alert.matched).map(([field, value]) => `${field} = ${value}`);
  return [
    { label: 'who', value: alert.actor },
    { label: 'what', value: `${alert.action}, ${alert.result}` },
    { label: 'where', value: `${alert.accountId}${account} ${alert.region}` },
    { label: 'from', value: alert.sourceIpAddress },
    { label: 'when', value: alert.eventTime },
    { label: 'rule', value: alert.ruleId },
    { label: 'why', value: why.join(', ') },
    { label: 'events', value: alert.eventIds.join(' ') },
    { label: 'more', value: alert.more },
  ]
    .filter(({ value }) => value !== '')
    .map(({ label, value }) => ({ label, value: cleanText(value) }));
}

/** Plain text of a few lines, safe on any terminal. */
export function alertText(alert: Alert): string {
  const facts = alertFacts(alert).map(({ label, value }) => `  ${label.padEnd(6)} ${value}`);
  return [alertHeadline(alert), ...facts].join('\n');
}
