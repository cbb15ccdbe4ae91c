import type { Check, CheckResult, CheckSeverity } from '../check/index.js';
import type { Audit } from '../view/index.js';

/** What a check says of one place, with the check's own name. */
export interface CheckOutcome extends CheckResult {
  readonly id: string;
  readonly severity: CheckSeverity;
}

export function runChecks(audit: Audit, checks: readonly Check[]): readonly CheckOutcome[] {
  return checks.flatMap(({ id, severity, run }) => run(audit).map((result) => ({ id, severity, ...result })));
}
