import type { CheckSeverity } from '../check/index.js';
import type { JudgedCheck } from './judge-checks.js';

const WEIGHTS: Readonly<Record<CheckSeverity, number>> = { critical: 10, high: 5, medium: 2, low: 1 };

/** Without it there is nothing that most checks could judge. */
const TRAIL_EXISTS = 'ORG-03';

/**
 * What share of the checks passes, weighted by severity, in whole percent and never rounded up to 100. What is
 * unknown counts as missed, so that taking a permission away from the auditor can only lower it; and so does
 * what cannot be judged because there is no organization trail. Undefined when nothing was judged.
 */
export function scoreOf(judged: readonly JudgedCheck[]): number | undefined {
  const lacksTrail = judged.some(({ check, status }) => check.id === TRAIL_EXISTS && status !== 'pass');
  const counted = judged.filter(({ status }) => lacksTrail || status !== 'not-applicable');
  const possible = weigh(counted);
  if (possible === 0) return undefined;
  return Math.floor((100 * weigh(counted.filter(({ status }) => status === 'pass'))) / possible);
}

function weigh(judged: readonly JudgedCheck[]): number {
  return judged.reduce((sum, { check }) => sum + WEIGHTS[check.severity], 0);
}
