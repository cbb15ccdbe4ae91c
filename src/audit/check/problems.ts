import type { Answer } from '../snapshot/index.js';
import { type CheckResult, fail, pass, type Place, unknown } from './check-result.js';

/** Something that is not as it should be, and what to do. */
export interface Problem {
  readonly message: string;
  readonly remediation: string;
}

/**
 * One result for each problem and each answer that is missing. The check passes only where all is known and
 * nothing is wrong.
 */
export function judgeProblems(
  parts: readonly Answer<readonly Problem[]>[],
  passing: string,
  place: Place,
): readonly CheckResult[] {
  const results = parts.flatMap((part) =>
    part.kind === 'known'
      ? part.value.map(({ message, remediation }) => fail(message, remediation, place))
      : [unknown(part, place)],
  );
  return results.length === 0 ? [pass(passing, place)] : results;
}
