import type { Change, Problem, StepPlan } from '../../deploy/index.js';
import { bold, countOf, dim, green, red, type Span, yellow } from '../../report/index.js';
import type { Output } from '../output.js';
import { describeChange } from './describe-change.js';
import { describePlace } from './describe-place.js';

const STATES: Readonly<Record<StepPlan['state'], Span>> = {
  'as-wanted': dim('as wanted'),
  differs: green('differs'),
  held: yellow('waits for your word'),
  blocked: red('cannot go on'),
  unknown: red('cannot be looked at'),
};

/** Every step with its account, and what it would make different. */
export function printPlan(output: Output, plan: readonly StepPlan[]): void {
  for (const [index, step] of plan.entries()) {
    const { title, place, state, changes, notes, problem } = step;
    output.print('');
    output.print([bold(`${index + 1}. ${title}`), '  ', STATES[state]]);
    output.print([dim(`   ${step.id}  ${describePlace(place)}`)]);
    for (const line of changes.flatMap(describeChange)) {
      output.print(['   ', ...(typeof line === 'string' ? [line] : line)]);
    }
    for (const note of notes) output.print(['   ', dim(note)]);
    printProblem(output, problem);
  }
  output.print('');
  output.print([bold(summarize(plan))]);
}

export function printProblem(output: Output, problem: Problem | undefined): void {
  if (problem === undefined) return;
  const { what, where, next } = problem;
  output.print(['   ', where === undefined ? what : `${where}: ${what}`]);
  if (next !== undefined) output.print(['   ', dim(next)]);
}

export function summarize(plan: readonly StepPlan[]): string {
  // What waits for a word is not what "yes" is said to.
  const steps = plan.filter(({ state }) => state !== 'held');
  const changes = steps.flatMap((step) => step.changes).filter(({ kind }) => kind !== 'wait');
  const accounts = new Set(
    steps.filter((step) => step.changes.length > 0).map(({ place }) => place.accountId),
  );
  if (changes.length === 0) return 'Nothing to change.';
  const count = (action: Change['action']) => changes.filter((change) => change.action === action).length;
  return `Plan: ${count('create')} to create, ${count('change')} to change, ${count('remove')} to remove, in ${countOf(accounts.size, 'account')}.`;
}
