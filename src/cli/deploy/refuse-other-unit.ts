import type { Configuration } from '../../config/index.js';
import { UserError } from '../../errors.js';

/** A word that was meant for another trial, or for none, is told before anything is asked of AWS. */
export function refuseOtherUnit(
  { guardrailTrial }: Configuration,
  attachGuardrails: string | undefined,
): void {
  if (attachGuardrails === undefined || attachGuardrails === guardrailTrial?.unit) return;
  throw new UserError({
    what: `${attachGuardrails} is not the test unit of the configuration`,
    where: '--attach-guardrails',
    next:
      guardrailTrial === undefined
        ? 'Name it in guardrails.testUnit, or leave the option out: without a test unit the guardrails are attached at once.'
        : `The guardrails are tried in ${guardrailTrial.unit}.`,
  });
}
