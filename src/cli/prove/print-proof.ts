import { isAsExpected, PROOF_LIMITS, type Proof, type ProofResult } from '../../policy/index.js';
import {
  bold,
  countOf,
  dim,
  formatCount,
  green,
  red,
  renderTable,
  type TableColumn,
} from '../../report/index.js';
import type { Output } from '../output.js';
import { type ActorResults, describeCircumstances, groupResults, type ResultRow } from './group-results.js';

export interface PrintedProof {
  readonly proof: Proof;
  /** The file that the policies come from. */
  readonly config: string;
  readonly assumptions: readonly string[];
}

/** The verdict first; then what is not as expected, then everything by actor, sizes, and what no policy can stop. */
export function printProof(output: Output, { proof, config, assumptions }: PrintedProof): void {
  printVerdict(output, proof);
  output.print([dim('configuration  '), config]);
  printUnexpected(
    output,
    proof.results.filter((result) => !isAsExpected(result)),
  );
  for (const group of groupResults(proof.results)) printActor(output, group);
  printSizes(output, proof);
  printList(output, 'What no policy can stop', limitLines());
  printList(output, 'What is taken for granted', assumptions);
}

function printVerdict(output: Output, { results, sizes, holds }: Proof): void {
  const allowed = results.filter(({ actual }) => actual === 'allowed').length;
  const denied = results.filter(({ actual }) => actual === 'denied').length;
  if (holds) {
    output.print([
      green('PROVEN'),
      ` All ${countOf(results.length, 'case')} are as expected: ${formatCount(denied)} denied, ${formatCount(allowed)} allowed.`,
    ]);
    return;
  }
  const wrong = results.filter((result) => !isAsExpected(result)).length;
  const large = sizes.filter(({ size, quota }) => size > quota).length;
  const parts = [
    ...(wrong === 0
      ? []
      : [
          `${formatCount(wrong)} of ${countOf(results.length, 'case')} ${wrong === 1 ? 'is' : 'are'} not as expected`,
        ]),
    ...(large === 0 ? [] : [`${countOf(large, 'policy is', 'policies are')} larger than AWS takes`]),
  ];
  output.print([red('NOT PROVEN'), ` ${parts.join(', ')}.`]);
}

function printUnexpected(output: Output, results: readonly ProofResult[]): void {
  for (const result of results) {
    const { id, actor, action, target, expected } = result.case;
    output.print('');
    output.print([red('NOT AS EXPECTED'), '  ', bold(id)]);
    output.print(
      `  ${actor.name} asks for ${action} on ${target.arn}${inBrackets(describeCircumstances(result))}`,
    );
    output.print(`  expected ${expected}, is ${result.actual}: ${result.explanation}`);
  }
}

function inBrackets(text: string): string {
  return text === '' ? '' : ` (${text})`;
}

const COLUMNS: readonly TableColumn[] = [
  { name: 'answer', align: 'left', whole: true },
  { name: 'asks for', align: 'left' },
  { name: 'on', align: 'left' },
  { name: 'when', align: 'left' },
  { name: 'decided by', align: 'left' },
];

function printActor(output: Output, { actor, rows }: ActorResults): void {
  output.print('');
  output.print([bold(actor)]);
  const cells = rows.map((row) => [
    describeAnswer(row),
    describeActions(row.actions),
    row.resource,
    row.circumstances,
    row.decidedBy,
  ]);
  for (const line of renderTable({ columns: COLUMNS, rows: cells }, output.width)) output.print(line);
}

function describeAnswer({ expected, actual }: ResultRow): string {
  return expected === actual ? actual : `${actual}, not ${expected}`;
}

/** --json names them all. */
function describeActions([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${formatCount(others.length)} more`;
}

function printSizes(output: Output, { sizes }: Proof): void {
  output.print('');
  output.print([bold('Sizes, without white space')]);
  const columns: readonly TableColumn[] = [
    { name: 'policy', align: 'left' },
    { name: 'size', align: 'right', whole: true },
    { name: "AWS's quota", align: 'right', whole: true },
  ];
  const rows = sizes.map(({ name, size, quota }) => [name, formatCount(size), formatCount(quota)]);
  for (const line of renderTable({ columns, rows }, output.width)) output.print(line);
}

function limitLines(): readonly string[] {
  return PROOF_LIMITS.map(
    ({ actor, can, limitedBy }) => `${actor} can ${can}. What limits it: ${limitedBy}.`,
  );
}

function printList(output: Output, title: string, lines: readonly string[]): void {
  output.print('');
  output.print([bold(title)]);
  for (const line of lines) output.print([dim(`- ${line}`)]);
}
