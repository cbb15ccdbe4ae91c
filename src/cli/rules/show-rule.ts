import { bold, cyan, dim } from '../../report/index.js';
import {
  BACKENDS,
  type CompiledRule,
  compileForBackends,
  type CorrelationRule,
  expandRule,
  placeholderNames,
  type PlaceholderValues,
  type SigmaRule,
} from '../../sigma/index.js';
import type { Output } from '../output.js';
import { eventFieldColumns } from './event-field-columns.js';
import { describeRule, tagsWith } from './list-rules.js';

export interface ShownRule {
  readonly rule: SigmaRule | CorrelationRule;
  /** The file as it is written. */
  readonly source: string;
  readonly values: PlaceholderValues;
}

/** One rule: what it is for, how it reads, and how exactly each language can say it. */
export function showRule(output: Output, { rule, source, values }: ShownRule, json: boolean): void {
  const compiled =
    rule.kind === 'rule' ? compileForBackends(expandRule(rule, values).rule, eventFieldColumns()) : undefined;
  if (json) {
    output.document({
      schema: 'orgtrail.rules.show/1',
      ...describeRule(rule),
      source,
      placeholders: rule.kind === 'rule' ? placeholderNames(rule.expression) : [],
      filters: rule.kind === 'rule' ? rule.filters : [],
      backends: compiled?.backends,
    });
    return;
  }
  output.print([bold(rule.ruleId), `  ${rule.title}  `, dim(rule.level)]);
  if (rule.description !== undefined) output.print(rule.description);
  printFacts(output, rule);
  if (compiled !== undefined) printBackends(output, compiled);
  output.print([bold('Rule'), dim(`  ${rule.position.file}`)]);
  for (const line of source.trimEnd().split('\n')) output.print(`  ${line}`);
}

function printFacts(output: Output, rule: SigmaRule | CorrelationRule): void {
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ['ATT&CK', tagsWith(rule, 'attack.').map((tag) => tag.toUpperCase())],
    ['CIS', tagsWith(rule, 'cis-aws.')],
    ['false positives', rule.falsePositives],
    ['narrowed by', rule.kind === 'rule' ? rule.filters : []],
    ['placeholders', rule.kind === 'rule' ? placeholderNames(rule.expression) : []],
  ];
  for (const [name, values] of facts) {
    if (values.length > 0) output.print(['  ', cyan(name), `  ${values.join(', ')}`]);
  }
}

function printBackends(output: Output, { backends }: CompiledRule): void {
  for (const name of BACKENDS) {
    const compilation = backends[name];
    const why =
      compilation.kind === 'wide'
        ? compilation.widened
        : compilation.kind === 'unsupported'
          ? [compilation.reason]
          : [];
    output.print(['  ', cyan(name), `  ${[compilation.kind, ...why].join(': ')}`]);
  }
}
