import { dim } from '../../report/index.js';
import {
  type BackendName,
  type Compilation,
  compileForBackends,
  expandRule,
  type PlaceholderValues,
  type SigmaRule,
} from '../../sigma/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import type { Output } from '../output.js';
import { eventFieldColumns } from './event-field-columns.js';

interface Target {
  readonly target: BackendName;
  readonly values: PlaceholderValues;
  readonly json: boolean;
}

/** Prints rules in another language; exit code 1 when one of them cannot be said in it. */
export function compileRules(
  output: Output,
  rules: readonly SigmaRule[],
  { target, values, json }: Target,
): ExitCode {
  const columns = eventFieldColumns();
  const compiled = rules.map((rule) => {
    const expanded = expandRule(rule, values);
    return {
      rule,
      unknown: expanded.unknown,
      compilation: compileForBackends(expanded.rule, columns).backends[target],
    };
  });
  if (json) {
    output.document({
      schema: 'orgtrail.rules.compile/1',
      target,
      rules: compiled.map(({ rule, unknown, compilation }) => ({
        ruleId: rule.ruleId,
        title: rule.title,
        level: rule.level,
        unknown,
        ...compilation,
      })),
    });
  } else {
    for (const { rule, compilation } of compiled) printCompilation(output, rule, target, compilation);
  }
  return compiled.some(({ compilation }) => compilation.kind === 'unsupported') ? EXIT.findings : EXIT.clean;
}

/** Comments are those of SQL; the output of the other two languages has none, so they go to stderr. */
function printCompilation(
  output: Output,
  rule: SigmaRule,
  target: BackendName,
  compilation: Compilation<unknown>,
): void {
  const comments = [
    `${rule.ruleId}: ${rule.title} (${compilation.kind})`,
    ...(compilation.kind === 'wide' ? compilation.widened.map((reason) => `wide: ${reason}`) : []),
    ...(compilation.kind === 'unsupported'
      ? [compilation.reason]
      : compilation.assumes.map((each) => `assumes: ${each}`)),
  ];
  for (const comment of comments) {
    if (target === 'sql') output.print([dim(`-- ${comment}`)]);
    else output.note([dim(comment)]);
  }
  if (compilation.kind === 'unsupported') return;
  for (const line of linesOf(target, compilation.output)) output.print(line);
}

function linesOf(target: BackendName, output: unknown): readonly string[] {
  switch (target) {
    case 'sql':
      return [`SELECT * FROM cloudtrail_events WHERE ${String(output)};`];
    case 'event-pattern':
      return [JSON.stringify(output)];
    case 'metric-filter':
      return output as readonly string[];
    default:
      return target satisfies never;
  }
}
