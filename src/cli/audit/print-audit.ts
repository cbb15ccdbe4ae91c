import type { AuditReport } from '../../audit/index.js';
import { bold, countOf, cyan, dim, formatCount, green, red, type Span, yellow } from '../../report/index.js';
import type { Output } from '../output.js';
import { describePlaces } from './describe-places.js';
import { printComparison } from './print-comparison.js';
import { printChecks } from './print-checks.js';
import { printMatrix } from './print-matrix.js';
import { printPermissions } from './print-permissions.js';
import { shortened } from './shortened.js';

/** The verdict, what to do first, where the trail covers what, every check that is not in order, and why unknown. */
export function printAudit(output: Output, report: AuditReport): void {
  printVerdict(output, report);
  printComparison(output, report);
  printDoFirst(output, report);
  if (!report.isPartial) printMatrix(output, report.groupedMatrix);
  printChecks(output, report.checks);
  printPermissions(output, report);
  printSkipped(output, report);
}

function printVerdict(output: Output, report: AuditReport): void {
  const { totals, checks, score, matrix } = report;
  output.print([
    verdictOf(totals),
    ` ${countOf(checks.length, 'check')}: ${formatCount(totals.fail)} failed, ${formatCount(totals.unknown)} unknown, ${formatCount(totals.pass)} passed, ${formatCount(totals['not-applicable'])} without anything to judge.`,
  ]);
  fact(
    output,
    'score',
    score === undefined ? 'nothing was judged' : `${score} of 100; unknown counts as missed`,
  );
  fact(
    output,
    'organization',
    `${report.organizationId ?? 'unknown'}: ${countOf(matrix.rows.length, 'active account')}, ${countOf(matrix.regions.length, 'Region')}`,
  );
  fact(output, 'trail', report.trailArn ?? 'none that is known');
  fact(output, 'log bucket', report.bucket ?? 'none that is known');
  fact(output, 'snapshot', `taken ${report.takenAt}`);
}

function verdictOf({ fail, unknown }: AuditReport['totals']): Span {
  if (fail > 0) return red('NOT IN ORDER');
  return unknown > 0 ? yellow('NOT ALL KNOWN') : green('IN ORDER');
}

function fact(output: Output, name: string, value: string): void {
  output.print([dim(name.padEnd(14)), value]);
}

function printDoFirst(output: Output, { doFirst }: AuditReport): void {
  if (doFirst.length === 0) return;
  output.print('');
  output.print([bold('Do first')]);
  for (const [index, { id, severity, message, remediation, outcomes }] of doFirst.entries()) {
    const where = describePlaces(outcomes);
    output.print([
      `${index + 1}. `,
      bold(id),
      ` ${severity}: ${shortened(message)}`,
      dim(where === '' ? '' : `  ${where}`),
    ]);
    output.print(['   ', cyan(remediation)]);
  }
}

function printSkipped(output: Output, { skipped }: AuditReport): void {
  if (skipped.length === 0) return;
  output.print('');
  output.print([bold('Left out')]);
  for (const { id, severity, reason } of skipped) output.print(`${id} ${severity}: ${reason}`);
}
