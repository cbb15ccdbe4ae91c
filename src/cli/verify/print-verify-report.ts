import type {
  CodeFacts,
  FindingCode,
  FindingVerdict,
  VerifyFinding,
  VerifyReport,
} from '../../digest/index.js';
import {
  bold,
  countOf,
  coverageMatrix,
  cyan,
  dim,
  type FindingGroup,
  formatCount,
  green,
  groupFindings,
  red,
  renderHeatMap,
  type Span,
  yellow,
} from '../../report/index.js';
import type { Output } from '../output.js';

export interface PrintedVerification {
  readonly report: VerifyReport;
  readonly codes: Readonly<Record<FindingCode, CodeFacts>>;
  /** Whom the location was compared with, in words. */
  readonly expectation: string;
}

const headings: Readonly<Record<FindingVerdict, Span>> = {
  tamper: red('TAMPERING'),
  incomplete: yellow('NOT PROVEN'),
  note: cyan('NOTES'),
};
/** Of one code; --json has them all. */
const shownFindings = 10;
const shownKeys = 5;

/** The verdict first, in words; then how much was judged, where, what is wrong, and what nobody can see. */
export function printVerifyReport(output: Output, printed: PrintedVerification): void {
  const { report, expectation } = printed;
  printVerdict(output, report);
  printFacts(output, report, expectation);
  printCoverage(output, report);
  printFindings(output, printed);
  printLimits(output, report);
}

export function printFindings(
  output: Output,
  { report, codes }: Pick<PrintedVerification, 'report' | 'codes'>,
): void {
  const groups = groupFindings(report);
  for (const verdict of ['tamper', 'incomplete', 'note'] as const) {
    const some = groups.filter((group) => group.verdict === verdict);
    if (some.length === 0) continue;
    output.print('');
    output.print([headings[verdict]]);
    for (const group of some) printGroup(output, group, codes[group.code]);
  }
}

export function printLimits(output: Output, { limits }: VerifyReport): void {
  output.print('');
  output.print([bold('What this cannot see')]);
  for (const limit of limits) output.print([dim(`- ${limit}`)]);
}

export function printVerdict(output: Output, { verdict, findings, findingsOmitted }: VerifyReport): void {
  const omitted = Object.values(findingsOmitted).reduce((sum, count) => sum + count, 0);
  const tampering = findings.filter((finding) => finding.verdict === 'tamper').length;
  const open = findings.filter((finding) => finding.verdict === 'incomplete').length;
  const more = omitted > 0 ? ` (and ${formatCount(omitted)} more of the same codes)` : '';
  switch (verdict) {
    case 'ok':
      output.print([green('UNTOUCHED'), ' Everything that was judged is proven by signed digests.']);
      return;
    case 'tampered':
      output.print([
        red('TAMPERED'),
        ` ${countOf(tampering, 'finding')}${more}: logs or digests were changed, removed or added, or there is reason to suspect it.`,
      ]);
      return;
    case 'incomplete':
      output.print([
        yellow('INCOMPLETE'),
        ` Nothing was found to be touched, but not everything could be proven: ${countOf(open, 'finding')}${more}.`,
      ]);
      return;
    default:
      verdict satisfies never;
  }
}

type Fact = readonly [name: string, value: string];

export function printFacts(
  output: Output,
  report: VerifyReport,
  expectation: string,
  more: readonly Fact[] = [],
): void {
  const { range, keys, totals } = report;
  const rows: readonly Fact[] = [
    ['location', report.location],
    ['judged', range.from === null ? `everything until ${range.to}` : `${range.from} to ${range.to}`],
    ['expected', expectation],
    ['keys', `${keys.origin}: ${keys.trust}`],
    ['digests', describeCounts(totals.digests)],
    ['log files', describeCounts({ ...totals.logFiles })],
    ...more,
  ];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  for (const [name, value] of rows) output.print([dim(name.padEnd(width)), value]);
}

/** `740 verified, 3 missing`: the first always, the others when there are any. */
function describeCounts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([name, count]) => name === 'verified' || count > 0)
    .map(([name, count]) => `${formatCount(count)} ${name}`)
    .join(', ');
}

export function printCoverage(output: Output, report: VerifyReport): void {
  const matrix = coverageMatrix(report);
  if (matrix.rows.length === 0) return;
  output.print('');
  output.print([bold('Hours that proven digests cover')]);
  for (const line of renderHeatMap(matrix, output.width)) output.print(line);
}

function printGroup(output: Output, group: FindingGroup, { explanation }: CodeFacts): void {
  const total = group.findings.length + group.omitted;
  output.print('');
  output.print([bold(group.code), `  ${group.title}${total > 1 ? ` (${formatCount(total)})` : ''}`]);
  output.print(`  ${explanation}`);
  output.print(`  Next: ${group.next}`);
  for (const finding of group.findings.slice(0, shownFindings)) printFinding(output, finding);
  const more = group.findings.length - shownFindings;
  if (more > 0) output.print([dim(`  and ${formatCount(more)} more; --json names them`)]);
  if (group.omitted > 0)
    output.print([dim(`  and ${formatCount(group.omitted)} more that the report does not keep`)]);
}

function printFinding(output: Output, finding: VerifyFinding): void {
  const { accountId, region, message, key, recoverable, explainedBy } = finding;
  const place = [accountId, region].filter((part) => part !== undefined).join(' ');
  output.print(`  - ${place === '' ? '' : `${place}  `}${message}${timesOf(finding)}`);
  const keys = (finding.keys ?? (key === undefined ? [] : [key])).slice(0, shownKeys);
  for (const each of keys) output.print([dim(`      ${each}`)]);
  const more = (finding.count ?? 0) - keys.length;
  if (more > 0) output.print([dim(`      and ${formatCount(more)} more`)]);
  if (recoverable !== undefined) {
    output.print(`      recoverable: version ${recoverable.versionId} of ${recoverable.lastModified}`);
  }
  if (explainedBy !== undefined) {
    output.print([dim(`      event ${explainedBy.eventId} in ${explainedBy.key}`)]);
  }
}

/** Unless the message says it. */
function timesOf({ from, to, message }: VerifyFinding): string {
  const times = [from, to].filter((time) => time !== undefined);
  return times.every((time) => message.includes(time)) ? '' : ` (${times.join(' to ')})`;
}
