import {
  CHECK_SEVERITIES,
  type CheckStatus,
  type JudgedCheck,
  type OutcomeGroup,
} from '../../audit/index.js';
import { bold, countOf, cyan, dim, formatCount, red, yellow } from '../../report/index.js';
import type { Output } from '../output.js';
import { describePlaces } from './describe-places.js';
import { shortened } from './shortened.js';

/** More groups of one check than these are only counted. */
const SHOWN = 4;

/** By severity: what failed, then what is unknown, then what passed by its ids alone. */
export function printChecks(output: Output, checks: readonly JudgedCheck[]): void {
  for (const severity of CHECK_SEVERITIES) {
    const own = checks.filter(({ check }) => check.severity === severity);
    if (own.length === 0) continue;
    output.print('');
    output.print([bold(severity[0]!.toUpperCase() + severity.slice(1))]);
    for (const status of ['fail', 'unknown'] as const)
      for (const judged of own.filter((each) => each.status === status)) printCheck(output, judged);
    printIds(output, 'passed', ofStatus(own, 'pass'));
    printIds(output, 'nothing to judge', ofStatus(own, 'not-applicable'));
  }
}

function printCheck(output: Output, { check, status, groups }: JudgedCheck): void {
  const label = status === 'fail' ? red('FAIL   ') : yellow('UNKNOWN');
  output.print([label, ' ', bold(check.id), ` ${check.title}`]);
  for (const group of groups.slice(0, SHOWN)) printGroup(output, group);
  const rest = groups.slice(SHOWN).flatMap((group) => group.outcomes);
  if (rest.length > 0)
    output.print(['        ', dim(`and ${countOf(rest.length, 'other result')}; --json has each of them`)]);
}

function printGroup(output: Output, { outcomes, message, remediation }: OutcomeGroup): void {
  const places = describePlaces(outcomes);
  const [first] = outcomes;
  const status = first.status === 'unknown' ? 'unknown: ' : '';
  output.print(['        ', ...(places === '' ? [] : [dim(places), ': ']), status, shortened(message)]);
  if (remediation === undefined) return;
  const others =
    outcomes.length === 1 ? '' : `   # the first of ${formatCount(outcomes.length)}, likewise the others`;
  output.print(['        ', cyan(remediation), dim(others)]);
}

function ofStatus(checks: readonly JudgedCheck[], status: CheckStatus): readonly string[] {
  return checks.filter((each) => each.status === status).map(({ check }) => check.id);
}

function printIds(output: Output, name: string, ids: readonly string[]): void {
  if (ids.length > 0) output.print([dim(`${name}: ${ids.join(' ')}`)]);
}
