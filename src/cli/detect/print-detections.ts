import { type DetectionGroup, groupDetections } from '../../detection/index.js';
import { LEVELS, type Severity } from '../../finding/index.js';
import { bold, countOf, cyan, dim, formatCount, green, red, type Span, yellow } from '../../report/index.js';
import type { Output } from '../output.js';
import { printTroubles } from '../print-troubles.js';
import { nextSteps, printActors } from './print-actors.js';
import { printGroup } from './print-group.js';
import { printUndecided } from './print-undecided.js';
import type { DetectReport } from './run-detect.js';
import { sortGroups } from './undecided-groups.js';

const STYLES: Readonly<Record<Severity, (text: string) => Span>> = {
  critical: red,
  high: red,
  medium: yellow,
  low: cyan,
  informational: dim,
};

/** Of one level; --json has them all. */
const shownGroups = 25;

/** How much of what and by whom first; then, the worst level first, who did what where and from where. */
export function printDetections(output: Output, report: DetectReport): void {
  const { kept, events, book, failures } = report;
  const { single, folded } = sortGroups(groupDetections(kept), report.isChosen ? undefined : book);
  const foldedRules = new Set(folded.map(({ groups }) => groups[0].first.ruleId));
  const shown = kept.filter(({ ruleId }) => !foldedRules.has(ruleId));
  const counts = byLevel(single).map(([level, some]) => `${formatCount(total(some))} ${level}`);
  output.print([
    shown.length > 0
      ? bold(counts.join(', '))
      : folded.length > 0
        ? bold('NOTHING CERTAIN')
        : green('NOTHING FOUND'),
    ` in ${countOf(events, 'event')}, asked by ${countOf(book.reporting.size, 'rule')}`,
    folded.length === 0 ? '' : `; ${formatCount(kept.length - shown.length)} not decided`,
  ]);
  printActors(output, shown);
  for (const [level, some] of byLevel(single)) printLevel(output, level, some);
  printUndecided(output, folded);
  printSuppressions(output, report);
  printInexact(output, report);
  printTroubles(
    output,
    failures.map(({ key, reason, detail }) => ({ subject: key, reason: `${reason} (${detail})` })),
  );
  for (const step of nextSteps(shown, report.place, report.ownRules)) output.note([dim(`Next: ${step}`)]);
}

function byLevel(
  groups: readonly DetectionGroup[],
): readonly (readonly [Severity, readonly DetectionGroup[]])[] {
  return LEVELS.toReversed().flatMap((level) => {
    const some = groups.filter(({ first }) => first.level === level);
    return some.length === 0 ? [] : [[level, some] as const];
  });
}

function total(groups: readonly DetectionGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function printLevel(output: Output, level: Severity, groups: readonly DetectionGroup[]): void {
  output.print('');
  output.print([STYLES[level](level.toUpperCase())]);
  for (const group of groups.slice(0, shownGroups)) printGroup(output, group);
  const more = groups.length - shownGroups;
  if (more > 0) output.print(dim(`  and ${formatCount(more)} more groups; --json names them all`).text);
}

/** Not a finding, and not nothing either: such a rule is answered as if no event had these fields. */
function printInexact(output: Output, { inexact }: DetectReport): void {
  if (inexact.length === 0) return;
  output.complain([
    yellow('not exact '),
    `${countOf(inexact.length, 'rule')} may miss or say too much, because the lake does not hold what they read; ask them over log files`,
  ]);
  for (const { ruleId, fields } of inexact) output.complain(`  ${ruleId}: ${fields.join(', ')}`);
}

function printSuppressions(output: Output, { suppressions, counts, expired }: DetectReport): void {
  for (const [at, { rules, reason, until }] of suppressions.entries()) {
    if (counts[at] === 0) continue;
    output.note([
      dim(
        `${countOf(counts[at]!, 'detection')} of ${rules.join(', ')} suppressed until ${until.toISOString().slice(0, 10)}: ${reason}`,
      ),
    ]);
  }
  for (const { rules, reason, until } of expired) {
    output.complain([
      yellow('expired '),
      `the suppression of ${rules.join(', ')} (${reason}) ended ${until.toISOString().slice(0, 10)}`,
    ]);
  }
}
