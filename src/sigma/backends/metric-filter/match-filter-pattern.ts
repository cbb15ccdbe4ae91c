import { textMatcher } from '../../match/text-matcher.js';
import { ANY, joinParts } from '../../tree/text-pattern.js';
import { type FilterNode, parseFilterPattern } from './parse-filter-pattern.js';

/**
 * Whether CloudWatch Logs would count an event with this filter pattern: an own reading of the language,
 * to prove patterns without an AWS account. A field that is absent, an object or a list makes every
 * comparison false, `!=` too (seen on AWS: https://github.com/DataBiosphere/azul/issues/5884).
 */
export function matchFilterPattern(pattern: string): (event: unknown) => boolean {
  const node = parseFilterPattern(pattern);
  return (event) => matches(node, event);
}

function matches(node: FilterNode, event: unknown): boolean {
  switch (node.kind) {
    case 'and':
      return node.operands.every((operand) => matches(operand, event));
    case 'or':
      return node.operands.some((operand) => matches(operand, event));
    case 'absent':
      return valueAt(event, node.path) === undefined;
    case 'is':
      return valueAt(event, node.path) === node.value;
    case 'text': {
      const value = valueAt(event, node.path);
      return typeof value === 'string' && matchesText(node.value, value) !== node.negated;
    }
    case 'number': {
      const value = valueAt(event, node.path);
      return typeof value === 'number' && compare(node.sign, value, node.value);
    }
    default:
      return node satisfies never;
  }
}

function valueAt(event: unknown, path: readonly string[]): unknown {
  let value = event;
  for (const member of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, member)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[member];
  }
  return value;
}

/** Case counts; `*` is any text. */
function matchesText(wanted: string, text: string): boolean {
  const [first = '', ...rest] = wanted.split('*');
  const parts = rest.flatMap((literal) => [ANY, { kind: 'literal', text: literal } as const]);
  return textMatcher(joinParts([{ kind: 'literal', text: first }, ...parts]), true)(text);
}

function compare(sign: string, value: number, bound: number): boolean {
  switch (sign) {
    case '=':
      return value === bound;
    case '!=':
      return value !== bound;
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    default:
      throw new Error(`not a comparison: ${sign}`);
  }
}
