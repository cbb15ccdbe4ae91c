import { matchesPattern, parsePattern, type Pattern, splitPattern } from './pattern.js';

const COLONS = 5;

/**
 * Each of the six parts on its own, the last one with the colons in it. `undefined` when the pattern has fewer
 * parts, which AWS does not describe.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function matchesArnPattern(pattern: Pattern, arn: string): boolean | undefined {
  const wanted = splitPattern(pattern, COLONS);
  if (wanted.length <= COLONS) return undefined;
  const given = splitArn(arn);
  return given !== undefined && wanted.every((part, index) => matchesPattern(part, given[index]!));
}

/** Whether one of the patterns, as `ArnLike` reads them, stands for the ARN. */
export function isLikeAnyArn(patterns: readonly string[], arn: string): boolean {
  return patterns.some((pattern) => matchesArnPattern(parsePattern(pattern), arn) === true);
}

/** The six parts of an ARN; `undefined` when it has fewer. */
function splitArn(arn: string): readonly string[] | undefined {
  const parts = arn.split(':');
  if (parts.length <= COLONS) return undefined;
  return [...parts.slice(0, COLONS), parts.slice(COLONS).join(':')];
}
