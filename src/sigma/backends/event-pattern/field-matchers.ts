import { isVirtual } from '../../fields/virtual-field.js';
import { describeNetwork, type Network } from '../../tree/network.js';
import type { Item } from '../../tree/expression.js';
import type { Test } from '../../tree/test.js';
import { literalText, type TextPattern } from '../../tree/text-pattern.js';
import type { Piece } from '../compilation.js';
import { type FieldShape, fieldShape } from '../shape/field-shapes.js';
import { patternReach } from '../shape/pattern-reach.js';
import { regexPattern } from '../../tree/regex-pattern.js';
import type { AnythingBut, Matcher } from './event-pattern.js';
import { inOneCase } from './one-case.js';
import { wildcardText } from './wildcard-text.js';

/** What one field has to be: the matchers in its array, joined by `or`. */
export type FieldMatchers = readonly Matcher[];

const ABSENT: FieldMatchers = [null, { exists: false }];
const NO_REGEX = 'EventBridge has no regular expressions';

/** One test as matchers of its field. */
export function fieldMatchers({ field, test }: Item, negated: boolean): Piece<FieldMatchers> {
  if (field === undefined) return { kind: 'always', reason: 'EventBridge cannot search a whole event' };
  if (isVirtual(field)) return { kind: 'always', reason: `${field} is computed from the event` };
  const shape = fieldShape(field);
  if (shape === 'object')
    return { kind: 'always', reason: `${field} is an object, and EventBridge looks at single values` };
  return negated ? absentOr(field, shape, test) : presentAs(field, shape, test);
}

function presentAs(field: string, shape: FieldShape, test: Test): Piece<FieldMatchers> {
  switch (test.kind) {
    case 'text':
      return textMatchers(field, shape, test.pattern, test.cased);
    case 'null':
      return absence(field, shape);
    case 'exists':
      return existence(field, shape);
    case 'cidr':
      if (test.network.kind === 'placeholder') throw new Error('a rule is expanded before it is compiled');
      return cidrMatchers(field, test.network);
    case 'compare':
      return { kind: 'exact', output: [{ numeric: [SIGNS[test.operator], Number(test.value)] }] };
    case 'regex':
      return loosened(
        textMatchers(field, shape, regexPattern(test.source), !test.ignoreCase),
        `${field}: ${NO_REGEX}`,
      );
    case 'field-reference':
      return { kind: 'always', reason: `${field}: EventBridge cannot compare two fields` };
    case 'time-part':
      return { kind: 'always', reason: `${field}: EventBridge knows no parts of a time` };
    default:
      return test satisfies never;
  }
}

/**
 * EventBridge takes no blocks of a single address, and compares addresses digit by digit, so that
 * 0.0.0.0/0 also takes 2001:db8::7, and numbers (seen on event-ruler 2.1.0).
 */
function cidrMatchers(field: string, network: Network): Piece<FieldMatchers> {
  if (network.family === 'ipv4' && network.prefix === 32) return { kind: 'exact', output: [network.address] };
  const block = { ...network, prefix: Math.min(network.prefix, 127) };
  return {
    kind: 'wide',
    output: [{ cidr: describeNetwork(block) }],
    reason: `${field}: EventBridge also takes some addresses of the other family`,
  };
}

const SIGNS = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

function loosened(piece: Piece<FieldMatchers>, reason: string): Piece<FieldMatchers> {
  return piece.kind === 'always' ? piece : { kind: 'wide', output: piece.output, reason };
}

/** An object looks absent to EventBridge. */
function absence(field: string, shape: FieldShape): Piece<FieldMatchers> {
  if (shape !== 'unknown') return { kind: 'exact', output: ABSENT };
  return {
    kind: 'wide',
    output: ABSENT,
    reason: `${field} may be an object, which looks absent to EventBridge`,
  };
}

/** That there is no value: of a list, one null among others is enough for EventBridge. */
function nothing(field: string, shape: FieldShape): Piece<FieldMatchers> {
  if (shape !== 'list') return absence(field, shape);
  return {
    kind: 'wide',
    output: ABSENT,
    reason: `${field} is a list, and one null in it is enough for EventBridge`,
  };
}

function existence(field: string, shape: FieldShape): Piece<FieldMatchers> {
  if (shape === 'text') return { kind: 'exact', output: [{ prefix: '' }] };
  if (shape === 'boolean') return { kind: 'exact', output: [true, false, { prefix: '' }] };
  if (shape === 'unknown')
    return { kind: 'always', reason: `${field} may be an object, which looks absent to EventBridge` };
  return {
    kind: 'wide',
    output: [{ exists: true }],
    reason: `${field}: JSON null counts as present in EventBridge`,
  };
}

function textMatchers(
  field: string,
  shape: FieldShape,
  pattern: TextPattern,
  cased: boolean,
): Piece<FieldMatchers> {
  const reach = patternReach(pattern, cased);
  if (pattern.length === 1 && pattern[0]!.kind === 'any') return existence(field, shape);
  if (shape === 'unknown' && reach.objects)
    return { kind: 'always', reason: `${field} may be an object, which EventBridge cannot search` };
  if (reach.numbers && (shape === 'unknown' || shape === 'list' || shape === 'number')) {
    return { kind: 'always', reason: `${field} may be a number, which EventBridge cannot search` };
  }
  const others: FieldMatchers =
    shape === 'text' ? [] : [...reach.booleans, ...(reach.number === undefined ? [] : [reach.number])];
  const text = oneText(pattern, cased);
  return text.kind === 'always' ? text : { ...text, output: [...text.output, ...others] };
}

function oneText(pattern: TextPattern, cased: boolean): Piece<FieldMatchers> {
  const fold = (value: string): string | { readonly 'equals-ignore-case': string } =>
    cased || value === '' ? value : { 'equals-ignore-case': value };
  const literal = literalText(pattern);
  if (literal !== undefined) return { kind: 'exact', output: [fold(literal)] };
  const [first, second] = pattern;
  if (pattern.length === 2 && first?.kind === 'literal' && second?.kind === 'any') {
    return { kind: 'exact', output: [{ prefix: fold(first.text) }] };
  }
  if (pattern.length === 2 && first?.kind === 'any' && second?.kind === 'literal') {
    return { kind: 'exact', output: [{ suffix: fold(second.text) }] };
  }
  const { text, widened } = wildcardText(pattern);
  const assumes = cased ? undefined : `${JSON.stringify(text)} is written in this case`;
  const output: FieldMatchers = [{ wildcard: text }];
  if (widened)
    return {
      kind: 'wide',
      output,
      reason: 'EventBridge has * and no ?',
      ...(assumes === undefined ? {} : { assumes }),
    };
  return { kind: 'exact', output, ...(assumes === undefined ? {} : { assumes }) };
}

/** `anything-but` needs the field, so what may also be absent says so. It sees single values, of lists any. */
function absentOr(field: string, shape: FieldShape, test: Test): Piece<FieldMatchers> {
  if (test.kind === 'exists') return nothing(field, shape);
  if (test.kind === 'null') return existence(field, shape);
  if (test.kind !== 'text') return { kind: 'always', reason: `${field}: EventBridge cannot negate this` };
  const { pattern, cased } = test;
  if (pattern.length === 1 && pattern[0]!.kind === 'any') return nothing(field, shape);
  if (shape === 'boolean') return otherBoolean(field, pattern, cased);
  const piece = anythingBut(pattern, cased);
  const reason = reservation(field, shape, pattern, cased);
  if (piece.kind === 'always') return piece;
  if (reason !== undefined) return { ...piece, kind: 'wide', reason };
  return shape === 'unknown'
    ? { ...piece, assumes: assume(piece.assumes, `${field} is a single value`) }
    : piece;
}

function otherBoolean(field: string, pattern: TextPattern, cased: boolean): Piece<FieldMatchers> {
  const { booleans } = patternReach(pattern, cased);
  const rest = [true, false].filter((value) => !booleans.includes(value));
  return { kind: 'exact', output: [...rest, ...ABSENT], assumes: `${field} is true or false` };
}

function assume(before: string | undefined, more: string): string {
  return before === undefined ? more : `${before}; ${more}`;
}

/** Why `anything-but` lets through more than `not` does. */
function reservation(
  field: string,
  shape: FieldShape,
  pattern: TextPattern,
  cased: boolean,
): string | undefined {
  const reach = patternReach(pattern, cased);
  if (shape === 'list') return `${field} is a list, and one other element is enough for EventBridge`;
  const notText = reach.booleans.length > 0 || reach.number !== undefined || reach.numbers || reach.objects;
  return shape === 'unknown' && notText ? `${field} may be something else than text` : undefined;
}

function anythingBut(pattern: TextPattern, cased: boolean): Piece<FieldMatchers> {
  // JSON null passes anything-but.
  const rest: FieldMatchers = [{ exists: false }];
  const piece = oneText(pattern, cased);
  if (piece.kind === 'wide') return { kind: 'always', reason: piece.reason };
  if (piece.kind === 'always') return piece;
  const [matcher] = piece.output;
  if (typeof matcher === 'string') return { ...piece, output: [{ 'anything-but': [matcher] }, ...rest] };
  if (matcher === null || typeof matcher !== 'object') throw new Error('a text becomes one matcher');
  return {
    ...piece,
    output: [{ 'anything-but': inItsCase(matcher) }, ...rest],
    assumes: piece.assumes ?? 'what is excluded is written in the case of the rule',
  };
}

/**
 * `anything-but` takes prefixes and suffixes in one case only. It could ignore the case of whole values, but
 * on event-ruler 2.1.0 that matches nothing beside a wildcard on the same field that begins with `*`, be it
 * of another rule.
 * https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/ByteMachine.java
 */
function inItsCase(matcher: Exclude<Matcher, string | number | boolean | null>): AnythingBut {
  const plain = inOneCase(matcher);
  if (typeof plain === 'string') return [plain];
  if ('prefix' in plain) return { prefix: plain.prefix as string };
  if ('suffix' in plain) return { suffix: plain.suffix as string };
  if ('wildcard' in plain) return { wildcard: plain.wildcard };
  throw new Error('only texts are negated');
}
