import { LEVELS } from '../../finding/index.js';
import { bold, countOf, dim, formatCount, renderTable } from '../../report/index.js';
import type { Output } from '../output.js';
import type { UndecidedRule } from './undecided-groups.js';

/**
 * One line for each rule that cannot tell expected from unexpected and says much. Nothing of it is held
 * back elsewhere: counts, findings and exit code have all of it.
 */
export function printUndecided(output: Output, folded: readonly UndecidedRule[]): void {
  if (folded.length === 0) return;
  output.print('');
  output.print([
    bold('NOT DECIDED'),
    ' without a configuration, expected and unexpected look alike to these',
  ]);
  const rows = folded.toSorted(worstFirst).map(({ groups, names }) => {
    const { ruleId, level, title } = groups[0].first;
    return [ruleId, level, title, formatCount(matchesOf(groups)), names.join(', ')];
  });
  for (const line of renderTable({ columns, rows }, output.width)) output.print(line);
  const all = folded.reduce((sum, { groups }) => sum + matchesOf(groups), 0);
  output.note([
    dim(
      `${countOf(all, 'detection')} of them; orgtrail init writes what would decide, --rule shows one of them, --json has all`,
    ),
  ]);
}

const columns = [
  { name: 'rule', align: 'left', whole: true },
  { name: 'level', align: 'left', whole: true },
  { name: 'title', align: 'left' },
  { name: 'detections', align: 'right', whole: true },
  { name: 'what is not known', align: 'left' },
] as const;

function matchesOf(groups: UndecidedRule['groups']): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function worstFirst(one: UndecidedRule, other: UndecidedRule): number {
  const level = ({ groups }: UndecidedRule): number => LEVELS.indexOf(groups[0].first.level);
  return level(other) - level(one) || matchesOf(other.groups) - matchesOf(one.groups);
}
