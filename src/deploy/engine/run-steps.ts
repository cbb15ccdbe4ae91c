import { poll } from './clock.js';
import { problemOf } from './plan-steps.js';
import type { Applied, Look, Run, Step } from './step.js';
import type { Outcome, StepResult } from './step-result.js';
import { withPatience } from './with-patience.js';

/**
 * Runs the steps in their order: look, change what differs, look again until AWS shows it. The first step
 * that does not come to its end is the last one that is touched; a later run finds what was done. What AWS
 * refuses for a moment is begun again with a look, as a later run would.
 */
export async function runSteps(steps: readonly Step[], run: Run): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const [index, step] of steps.entries()) {
    if (results.some(endsRun)) {
      results.push(resultOf(step, 'not-reached'));
      continue;
    }
    run.report({ kind: 'step-started', ...step, number: index + 1, of: steps.length });
    const result = await runStep(step, run);
    run.report({ kind: 'step-ended', result });
    results.push(result);
  }
  return results;
}

function endsRun({ outcome }: StepResult): boolean {
  return ['blocked', 'failed', 'unfinished', 'interrupted'].includes(outcome);
}

async function runStep(step: Step, run: Run): Promise<StepResult> {
  const seen: { changes: StepResult['changes'] } = { changes: [] };
  try {
    run.signal.throwIfAborted();
    return await changeStep(step, run, seen);
  } catch (error) {
    if (run.signal.aborted) return { ...resultOf(step, 'interrupted'), changes: seen.changes };
    return { ...resultOf(step, 'failed'), changes: seen.changes, problem: problemOf(error) };
  }
}

async function changeStep(
  step: Step,
  run: Run,
  seen: { changes: StepResult['changes'] },
): Promise<StepResult> {
  const { look, applied } = await withPatience(run, () => lookAndApply(step, run, seen));
  const { changes } = seen;
  // Nothing differs after a part of it was refused for a moment and had been done all the same.
  if (look.kind !== 'differs' && changes.length === 0) return settled(step, look);
  const notes = ('notes' in look ? look.notes : undefined) ?? [];
  if (applied !== undefined && applied.kind !== 'done') {
    return { ...resultOf(step, applied.kind), changes, notes, problem: applied.problem };
  }
  const after = await confirm(step, run);
  if (after === undefined) {
    return { ...resultOf(step, 'failed'), changes, notes, problem: notShown(step) };
  }
  const outcome = after.kind === 'blocked' ? 'blocked' : 'changed';
  return {
    ...resultOf(step, outcome),
    changes,
    notes: after.kind === 'as-wanted' ? (after.notes ?? []) : notes,
    ...('problem' in after && { problem: after.problem }),
  };
}

/** What was seen first is what the step has changed, however often it had to be begun. */
async function lookAndApply(
  step: Step,
  run: Run,
  seen: { changes: StepResult['changes'] },
): Promise<{ readonly look: Look; readonly applied?: Applied }> {
  const look = await step.look(run);
  if (look.kind !== 'differs') return { look };
  if (seen.changes.length === 0) seen.changes = look.changes;
  return { look, applied: await look.apply() };
}

/** Much of AWS answers a moment later with what was changed: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency */
const CONFIRMATION = { everyMilliseconds: 3000, forMilliseconds: 120_000 };

async function confirm(step: Step, run: Run): Promise<Exclude<Look, { kind: 'differs' }> | undefined> {
  return poll(run, CONFIRMATION, async () => {
    const look = await step.look(run);
    return look.kind === 'differs' ? undefined : look;
  });
}

function settled(step: Step, look: Exclude<Look, { kind: 'differs' }>): StepResult {
  switch (look.kind) {
    case 'as-wanted':
      return { ...resultOf(step, 'unchanged'), notes: look.notes ?? [] };
    case 'held':
      return { ...resultOf(step, 'held'), notes: look.notes ?? [], problem: look.problem };
    case 'blocked':
      return { ...resultOf(step, 'blocked'), problem: look.problem };
  }
}

function notShown({ place, title }: Step) {
  return {
    what: `AWS accepted the change but does not show it after two minutes: ${title}`,
    where: `account ${place.accountId}, ${place.region}`,
    next: 'Run the same command again; it goes on from what AWS shows then.',
  };
}

function resultOf({ id, title, place }: Step, outcome: Outcome): StepResult {
  return { id, title, place, outcome, changes: [], notes: [] };
}
