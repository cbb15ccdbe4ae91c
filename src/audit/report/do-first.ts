import { CHECK_SEVERITIES, type CheckSeverity } from '../check/index.js';
import type { CheckOutcome } from './check-outcome.js';
import type { JudgedCheck } from './judge-checks.js';

/** One step of a repair. */
export interface NextStep {
  readonly id: string;
  readonly severity: CheckSeverity;
  readonly title: string;
  readonly message: string;
  readonly remediation: string;
  /** Every place that fails. */
  readonly outcomes: readonly CheckOutcome[];
}

/**
 * The failed checks in the order of repair: the most severe first, and among them in the order of the catalogue,
 * in which the organization and the trail come before what hangs on them.
 */
export function stepsToDoFirst(judged: readonly JudgedCheck[], most = 5): readonly NextStep[] {
  return CHECK_SEVERITIES.flatMap((severity) => judged.filter(({ check }) => check.severity === severity))
    .flatMap(({ check, outcomes }) => {
      const fails = outcomes.filter(({ status }) => status === 'fail');
      const [first] = fails;
      if (first === undefined) return [];
      const { id, severity, title } = check;
      const { message, remediation = '' } = first;
      return [{ id, severity, title, message, remediation, outcomes: fails }];
    })
    .slice(0, most);
}
