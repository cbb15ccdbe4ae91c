import { type AuditReport, type CheckOutcome, groupOutcomes } from '../../audit/index.js';
import { bold, green, red } from '../../report/index.js';
import type { Output } from '../output.js';
import { describePlaces } from './describe-places.js';
import { shortened } from './shortened.js';

/** What got worse since an earlier snapshot, and what better. */
export function printComparison(output: Output, { comparison }: AuditReport): void {
  if (comparison === undefined) return;
  const { since, worse, better } = comparison;
  output.print('');
  output.print([bold(`Since ${since}`)]);
  if (worse.length + better.length === 0) output.print('nothing changed');
  printList(output, 'worse ', worse);
  printList(output, 'better', better);
}

function printList(output: Output, label: 'worse ' | 'better', outcomes: readonly CheckOutcome[]): void {
  const mark = label === 'better' ? green(label) : red(label);
  for (const id of new Set(outcomes.map((each) => each.id))) {
    for (const group of groupOutcomes(outcomes.filter((each) => each.id === id))) {
      const places = describePlaces(group.outcomes);
      const what = label === 'better' ? `no longer: ${shortened(group.message)}` : shortened(group.message);
      output.print([mark, ' ', bold(id), ` ${places}${places === '' ? '' : ': '}${what}`]);
    }
  }
}
