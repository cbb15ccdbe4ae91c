import type { EventRuleFacts } from '../../snapshot/index.js';

/** Which rules look at what CloudTrail sends to EventBridge. Each pattern is read once: accounts share them. */
export function trailRuleFinder(): (rules: readonly EventRuleFacts[]) => readonly EventRuleFacts[] {
  const known = new Map<string, boolean>();
  const looks = (pattern: string) => {
    const answer = known.get(pattern) ?? looksAtTrail(pattern);
    known.set(pattern, answer);
    return answer;
  };
  return (rules) =>
    rules.filter(
      ({ pattern, managedBy }) => pattern !== undefined && managedBy === undefined && looks(pattern),
    );
}

export function isEnabled({ state }: EventRuleFacts): boolean {
  return state.startsWith('ENABLED');
}

/**
 * Events of CloudTrail have one of these types, and details that no other event has.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
function looksAtTrail(pattern: string): boolean {
  const parsed = parse(pattern);
  if (parsed === undefined) return false;
  const types = JSON.stringify(parsed['detail-type'] ?? null);
  if (/via CloudTrail|AWS Console Sign/.test(types)) return true;
  const { detail } = parsed;
  return typeof detail === 'object' && detail !== null && DETAILS.some((name) => name in detail);
}

const DETAILS = ['eventName', 'eventSource', 'userIdentity', 'recipientAccountId'];

function parse(pattern: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(pattern);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    // A pattern that is no JSON came from nobody's EventBridge; it watches nothing.
    return undefined;
  }
}
