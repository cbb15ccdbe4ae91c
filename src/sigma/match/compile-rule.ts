import type { VirtualFields } from '../fields/virtual-field.js';
import type { SigmaRule } from '../tree/rule.js';
import { compileExpression, itemCompiler } from './compile-expression.js';
import { type Explanation, explainExpression, itemProbes } from './explain.js';

/** One rule, ready to be asked. */
export interface RuleMatcher {
  readonly rule: SigmaRule;
  readonly matches: (event: unknown) => boolean;
  /** Slower than `matches`, with the same answer. */
  readonly explain: (event: unknown) => Explanation;
}

/** Compiles an expanded rule. */
export function compileRule(rule: SigmaRule, virtualFields: VirtualFields): RuleMatcher {
  const compile = itemCompiler(virtualFields);
  const probes = itemProbes(compile, virtualFields);
  return {
    rule,
    matches: compileExpression(rule.expression, compile),
    explain: (event) => explainExpression(rule.expression, event, probes, virtualFields),
  };
}
