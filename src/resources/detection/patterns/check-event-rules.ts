import { UserError } from '../../../errors.js';
import { PATTERN_QUOTA } from '../../../sigma/index.js';
import type { EventRule } from './detection-patterns.js';

/** Of a bus, unless it was raised. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
export const RULES_PER_BUS = 300;

/**
 * The default bus of every account has to take our rules beside those that are there.
 *
 * @throws {UserError} for more rules, or a longer pattern, than EventBridge takes
 */
export function checkEventRules(rules: readonly EventRule[]): void {
  const long = rules.find(({ pattern }) => JSON.stringify(pattern).length > PATTERN_QUOTA);
  if (long === undefined && rules.length <= RULES_PER_BUS) return;
  throw new UserError({
    what:
      long === undefined
        ? `detection takes ${rules.length} EventBridge rules, and a bus takes ${RULES_PER_BUS}`
        : `the pattern of ${long.id} is longer than the ${PATTERN_QUOTA} characters that EventBridge takes`,
    where: 'detection',
    next: 'Give detection.level a higher level, or fewer rules of your own.',
  });
}
