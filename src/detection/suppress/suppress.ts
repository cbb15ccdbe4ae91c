import type { Suppression } from '../../config/index.js';
import type { Detection } from '../detection.js';

export interface Suppressed {
  readonly kept: readonly Detection[];
  /** In the order of the suppressions: how many each one kept back. */
  readonly counts: readonly number[];
  /** Those that have expired, and hold nothing back any more. */
  readonly expired: readonly Suppression[];
}

/** Takes out what is suppressed; nothing vanishes uncounted. */
export function suppress(
  detections: readonly Detection[],
  suppressions: readonly Suppression[],
  now: Date,
): Suppressed {
  const counts = suppressions.map(() => 0);
  const kept = detections.filter((detection) => {
    const at = suppressions.findIndex((each) => each.until > now && covers(each, detection));
    if (at >= 0) counts[at]! += 1;
    return at < 0;
  });
  return { kept, counts, expired: suppressions.filter(({ until }) => until <= now) };
}

function covers(suppression: Suppression, detection: Detection): boolean {
  const { rules, accounts, regions, principals, sourceIpAddresses } = suppression;
  return (
    fitsAny(rules, detection.ruleId) &&
    (accounts.length === 0 || fitsAny(accounts, detection.accountId)) &&
    (regions.length === 0 || fitsAny(regions, detection.region)) &&
    (principals.length === 0 || fitsAny(principals, detection.principal)) &&
    (sourceIpAddresses.length === 0 || fitsAny(sourceIpAddresses, detection.sourceIpAddress))
  );
}

function fitsAny(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => fits(pattern, text));
}

/** `*` stands for any text. Without a regular expression, because both sides are somebody else's. */
function fits(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === text;
  if (!text.startsWith(first)) return false;
  const last = rest.pop()!;
  let from = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
