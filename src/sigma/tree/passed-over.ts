import type { Position } from './position.js';
import type { LogSource, RuleMetadata } from './rule.js';

/** A document for another log source: sound or not, it is none of orgtrail's business. */
export interface PassedOver extends Pick<RuleMetadata, 'ruleId' | 'id' | 'name' | 'logsource'> {
  readonly position: Position;
}

/**
 * Whether a log source is stated and another one than CloudTrail. One that says nothing is not: whoever
 * forgot it is told so.
 */
export function isOtherSource({ product, service, category }: LogSource): boolean {
  if (product === undefined) return service !== undefined || category !== undefined;
  return product !== 'aws' || (service !== undefined && service !== 'cloudtrail');
}

/** `windows/process_creation`: the words that rules are sorted by. */
export function describeSource({ product, service, category }: LogSource): string {
  const words = [product, service ?? category].filter((word) => word !== undefined);
  return words.length === 0 ? 'none' : words.join('/');
}
