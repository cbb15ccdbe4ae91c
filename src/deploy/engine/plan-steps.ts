import { UserError } from '../../errors.js';
import type { Problem } from './problem.js';
import type { Look, Run, Step } from './step.js';
import type { StepPlan } from './step-result.js';

/** Looks at every step and changes nothing. */
export async function planSteps(steps: readonly Step[], run: Run): Promise<readonly StepPlan[]> {
  const plans: StepPlan[] = [];
  for (const [index, step] of steps.entries()) {
    run.signal.throwIfAborted();
    run.report({ kind: 'step-started', ...step, number: index + 1, of: steps.length });
    plans.push(await planStep(step, run));
  }
  return plans;
}

async function planStep(step: Step, run: Run): Promise<StepPlan> {
  const { id, title, place } = step;
  try {
    return { id, title, place, ...describeLook(await step.look(run)) };
  } catch (error) {
    return { id, title, place, state: 'unknown', changes: [], notes: [], problem: problemOf(error) };
  }
}

function describeLook(look: Look): Pick<StepPlan, 'state' | 'changes' | 'notes' | 'problem'> {
  switch (look.kind) {
    case 'as-wanted':
      return { state: 'as-wanted', changes: [], notes: look.notes ?? [] };
    case 'differs':
      return { state: 'differs', changes: look.changes, notes: look.notes ?? [] };
    case 'held':
      return {
        state: 'held',
        changes: look.changes ?? [],
        notes: look.notes ?? [],
        problem: look.problem,
      };
    case 'blocked':
      return { state: 'blocked', changes: [], notes: [], problem: look.problem };
  }
}

/** The user's trouble as a value; anything else is a bug and goes on. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof UserError)) throw error;
  const { what, where, next } = error;
  return { what, ...(where !== undefined && { where }), ...(next !== undefined && { next }) };
}
