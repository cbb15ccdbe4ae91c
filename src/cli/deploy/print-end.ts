import { isFinished, type StepResult } from '../../deploy/index.js';
import { bold, countOf, formatDuration } from '../../report/index.js';
import type { Output } from '../output.js';
import { printProblem } from './print-plan.js';

/** What a run came to: how much was changed, and every step that has something to say. */
export function printEnd(
  output: Output,
  results: readonly StepResult[],
  milliseconds: number,
  done: string,
): void {
  const count = (outcome: StepResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  output.print('');
  output.print([
    bold(isFinished(results) ? done : 'Not finished'),
    `: ${countOf(count('changed'), 'step')} changed, ${count('unchanged')} as wanted before, in ${formatDuration(milliseconds)}`,
  ]);
  for (const { id, outcome, problem, notes } of results) {
    if (problem === undefined && notes.length === 0) continue;
    output.print([bold(id), `  ${outcome}`]);
    for (const note of notes) output.print(['   ', note]);
    printProblem(output, problem);
  }
  if (results.some(({ outcome }) => outcome === 'interrupted')) {
    output.print('Run the same command again: it goes on from what AWS shows.');
  }
}
