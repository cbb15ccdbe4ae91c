import type { VirtualFields } from '../fields/virtual-field.js';
import type { SigmaRule } from '../tree/rule.js';
import { compileExpression, itemCompiler } from './compile-expression.js';
import { type Explanation, explainExpression } from './explain.js';

/** One rule, ready to be asked. */
export interface RuleMatcher {
  readonly rule: SigmaRule;
  readonly matches: (event: unknown) => boolean;
  /** Slower than `matches`, with the same answer. */
  readonly explain: (event: unknown) => Explanation;
}

/** Compiles an expanded rule. */
export function compileRule(rule: SigmaRule, virtualFields: VirtualFields): RuleMatcher {
  return {
    rule,
    matches: compileExpression(rule.expression, itemCompiler(virtualFields)),
    explain: (event) => explainExpression(rule.expression, event, virtualFields),
  };
}
