import { bold, dim, formatCount, renderTable } from '../../report/index.js';
import type { Output } from '../output.js';
import { lakeOption } from '../scope.js';
import { printCoverage, printVerdict } from '../verify/print-verify-report.js';
import type { DemoResult } from './run-demo.js';

const INDENT = '  ';

/** Whether the logs were touched: the verdict, the map, one line for each finding, and what they say together. */
export function printDemoIntegrity(output: Output, program: string, result: DemoResult): void {
  const { folder, scanned, organization } = result;
  const expect = `--expect ${folder.logs}/organization.json`;
  output.print('');
  output.print([
    bold('Was any log touched?'),
    dim(`${INDENT}${program} scan ${folder.logs} ${expect}${lakeOption(folder.lake)}`),
  ]);
  printVerdict(output, scanned.report);
  printCoverage(output, scanned.report);
  output.print('');
  const columns = ['finding', 'account', 'region', 'what'].map((name) => ({ name, align: 'left' as const }));
  const rows = scanned.report.findings.map(({ code, accountId, region, message, count }) => [
    code,
    organization.nameOf(accountId ?? ''),
    region ?? '',
    count === undefined ? message : `${message} (${count})`,
  ]);
  const width = output.width === undefined ? undefined : output.width - INDENT.length;
  for (const line of renderTable({ columns, rows }, width)) {
    output.print([INDENT, ...(typeof line === 'string' ? [line] : line)]);
  }
  output.print(`→ ${tell(result)}`);
}

function tell({ scanned: { report, attestations } }: DemoResult): string {
  const { logFiles } = report.totals;
  const marked = attestations['refuted'] ?? 0;
  const proven = `${formatCount(logFiles.verified)} log files are what their signed digests say`;
  return `${proven}, ${formatCount(marked)} is not; it is in the lake all the same, marked, and left out below (--without-tampered).`;
}
