import type { ResultValue } from '../../query/index.js';
import { bold, countOf, cyan, dim, formatDuration, green, red, renderTable } from '../../report/index.js';
import type { Output } from '../output.js';
import { tableColumn, valueText } from '../query/cells.js';
import type { DemoOrganization, DemoQuestion } from './demo-question.js';
import { lakeOption } from '../scope.js';
import { printDemoIntegrity } from './print-demo-integrity.js';
import { type DemoAnswer, type DemoResult, foundExactly } from './run-demo.js';

/** How the reader starts orgtrail: `orgtrail`, or `npx orgtrail` in a checkout. */
type Program = string;

const INDENT = '  ';

export function printDemo(output: Output, program: Program, result: DemoResult, seconds: number): void {
  printOrganization(output, result);
  printDemoIntegrity(output, program, result);
  for (const answer of result.answers) printAnswer(output, program, answer, result);
  output.print('');
  printVerdict(output, result, seconds);
  printNextSteps(output, program, result);
}

function printOrganization(output: Output, { simulated, scanned: { ingested } }: DemoResult): void {
  const [from, to] = [simulated.from, simulated.to].map((moment) => moment.toISOString().slice(0, 10));
  output.print([
    bold(`An invented organization of ${countOf(simulated.accounts, 'account')}`),
    `, ${from} to ${to}: ${countOf(ingested.events.stored, 'event')} from ${countOf(ingested.objects.ingested, 'log file')}.`,
  ]);
}

function printAnswer(
  output: Output,
  program: Program,
  answer: DemoAnswer,
  { organization }: DemoResult,
): void {
  const { question, rows, columns } = answer;
  output.print('');
  output.print([
    bold(question.asks),
    dim(`${INDENT}${program} query ${commandOf(question)} --without-tampered`),
  ]);
  const shown = columns.filter(({ name }) => question.shows.includes(name));
  const cells = rows.map((row) => shown.map(({ name }) => cellText(name, row[name]!, organization)));
  const width = output.width === undefined ? undefined : output.width - INDENT.length;
  for (const line of renderTable({ columns: shown.map(tableColumn), rows: cells }, width)) {
    output.print([INDENT, ...(typeof line === 'string' ? [line] : line)]);
  }
  output.print(['→ ', question.tells(rows, organization)]);
}

/** Names instead of account ids, and of an ARN only its end: a reader should see the story at a glance. */
function cellText(column: string, value: ResultValue, { nameOf }: DemoOrganization): string {
  if (column === 'account_id') return nameOf(value);
  return valueText(value).replace(/^arn:.*\//, '…/');
}

function printVerdict(output: Output, { answers, integrity }: DemoResult, seconds: number): void {
  const wrong = [
    ...(integrity.exact ? [] : ['scan']),
    ...answers.filter((answer) => !answer.exact).map(({ question }) => question.query),
  ];
  if (wrong.length > 0) return output.complain([red('Not what was hidden in the logs: '), wrong.join(', ')]);
  const took = ` (${formatDuration(seconds * 1000)} in all).`;
  output.print([
    green('All of this, and nothing else, is what was done to the logs and hidden in them'),
    took,
  ]);
}

function printNextSteps(output: Output, program: Program, { folder, simulated, answers }: DemoResult): void {
  const hidden = simulated.scenarios.length - answers.length;
  output.print(
    `The lake is in ${folder.lake}, the logs are in ${folder.logs}. ${hidden} more things are hidden there:`,
  );
  for (const query of ['', ' secrets-access', ' console-bruteforce', ' privesc-iam']) {
    output.print([INDENT, cyan(`${program} query${query}${lakeOption(folder.lake)}`)]);
  }
}

function commandOf({ query, parameters }: DemoQuestion): string {
  const given = Object.entries(parameters).map(([name, value]) => ` --param ${name}=${String(value)}`);
  return query + given.join('');
}

/** The demo for a script. */
export function demoDocument(result: DemoResult, seconds: number): object {
  const { folder, simulated, scanned, integrity, answers } = result;
  const { ingested, report } = scanned;
  return {
    schema: 'orgtrail.demo/1',
    ...folder,
    simulated,
    ingested: { objects: ingested.objects, events: ingested.events },
    integrity: { verdict: report.verdict, findings: report.findings, ...integrity },
    answers: answers.map(({ question, rows, expected, exact }) => ({
      asks: question.asks,
      query: question.query,
      parameters: question.parameters,
      expected,
      exact,
      rows,
    })),
    exact: foundExactly(result),
    seconds,
  };
}
