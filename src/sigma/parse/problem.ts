import { UserError } from '../../errors.js';
import type { Position } from '../tree/position.js';

/** Why a rule file, or a part of it, was not taken. */
export interface SigmaProblem {
  /** `invalid`: against the specification. `unsupported`: legal Sigma that orgtrail does not evaluate. */
  readonly kind: 'invalid' | 'unsupported';
  readonly position: Position;
  /** A sentence without a full stop. */
  readonly message: string;
}

export function describeProblem({ position: { file, line, column }, message }: SigmaProblem): string {
  return `${file}:${line}:${column}: ${message}`;
}

const MOST_TOLD = 20;

/** One error for all problems: a rule that cannot be read must not be missing in silence. */
export function problemsError(problems: readonly SigmaProblem[]): UserError {
  const told = problems.slice(0, MOST_TOLD).map(describeProblem);
  const more = problems.length - told.length;
  const next = 'Correct the rule, or take its file out of the folder.';
  if (problems.length === 1) return new UserError({ what: told[0]!, next });
  return new UserError({
    what: `${problems.length} problems in rules`,
    details: more === 0 ? told : [...told, `and ${more} more`],
    next,
  });
}
