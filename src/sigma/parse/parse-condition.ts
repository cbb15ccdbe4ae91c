import { textMatcher } from '../match/text-matcher.js';
import { allOf, anyOf, type Expression, negated } from '../tree/expression.js';
import { ANY, joinParts, type TextPattern } from '../tree/text-pattern.js';
import { type ConditionToken, tokenizeCondition } from './condition-tokens.js';
import { correlationInstead } from './old-aggregation.js';

/** The searches of a rule by name. */
export type Searches = ReadonlyMap<string, Expression>;

export interface ConditionTrouble {
  readonly kind: 'invalid' | 'unsupported';
  readonly message: string;
  /** Characters from the start of the condition. */
  readonly offset: number;
}

/** Brackets deeper than this are refused, so that no condition can exhaust the stack. */
const DEEPEST = 100;
/** What a condition may grow to when it names searches again and again. */
const MOST_ITEMS = 100_000;

interface Cursor {
  readonly tokens: readonly ConditionToken[];
  readonly searches: Searches;
  readonly end: number;
  at: number;
  depth: number;
  items: number;
}

/** Ends parsing; caught in this file. */
class Stop extends Error {
  constructor(readonly trouble: ConditionTrouble) {
    super(trouble.message);
  }
}

/**
 * Reads a condition: `or` binds least, then `and`, `not`, `1 of`/`all of`, brackets.
 * https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-rules-specification.md#condition
 */
export function parseCondition(text: string, searches: Searches): Expression | ConditionTrouble {
  const cursor: Cursor = {
    tokens: tokenizeCondition(text),
    searches,
    end: text.length,
    at: 0,
    depth: 0,
    items: 0,
  };
  try {
    const expression = parseOr(cursor);
    const rest = peek(cursor);
    if (rest?.kind === 'pipe') {
      return stop(
        'unsupported',
        `aggregation behind | was removed from Sigma: ${correlationInstead(text, undefined) ?? 'write a correlation document'}`,
        rest.offset,
      );
    }
    if (rest !== undefined)
      return stop('invalid', `expected and, or, or the end, found ${JSON.stringify(rest.text)}`, rest.offset);
    return expression;
  } catch (cause) {
    if (cause instanceof Stop) return cause.trouble;
    throw cause;
  }
}

function stop(kind: ConditionTrouble['kind'], message: string, offset: number): never {
  throw new Stop({ kind, message, offset });
}

function parseOr(cursor: Cursor): Expression {
  const operands = [parseAnd(cursor)];
  while (takeWord(cursor, 'or')) operands.push(parseAnd(cursor));
  return anyOf(operands);
}

function parseAnd(cursor: Cursor): Expression {
  const operands = [parseNot(cursor)];
  while (takeWord(cursor, 'and')) operands.push(parseNot(cursor));
  return allOf(operands);
}

function parseNot(cursor: Cursor): Expression {
  if (!takeWord(cursor, 'not')) return parsePrimary(cursor);
  return deeper(cursor, () => negated(parseNot(cursor)));
}

function parsePrimary(cursor: Cursor): Expression {
  const token = take(cursor);
  if (token.kind === 'open') {
    return deeper(cursor, () => {
      const inner = parseOr(cursor);
      const close = take(cursor);
      return close.kind === 'close'
        ? inner
        : stop('invalid', `expected ), found ${JSON.stringify(close.text)}`, close.offset);
    });
  }
  if (token.kind !== 'word' || ['and', 'or', 'of', 'them'].includes(token.text.toLowerCase())) {
    return stop('invalid', `expected a search, found ${JSON.stringify(token.text)}`, token.offset);
  }
  return peek(cursor)?.text.toLowerCase() === 'of' ? parseSelector(cursor, token) : searchOf(cursor, token);
}

/** `1 of selection*`, `all of them`. */
function parseSelector(cursor: Cursor, quantity: ConditionToken): Expression {
  const word = quantity.text.toLowerCase();
  take(cursor);
  const pattern = take(cursor);
  if (!['1', 'any', 'all'].includes(word)) {
    return stop('unsupported', `${quantity.text} of: Sigma knows 1 of and all of`, quantity.offset);
  }
  const chosen = selected(cursor, pattern);
  if (chosen.length === 0) return stop('invalid', `no search is named ${pattern.text}`, pattern.offset);
  count(cursor, chosen.length, pattern);
  return word === 'all' ? allOf(chosen) : anyOf(chosen);
}

function selected({ searches }: Cursor, { text }: ConditionToken): readonly Expression[] {
  if (text === 'them')
    return [...searches].filter(([name]) => !name.startsWith('_')).map(([, search]) => search);
  const wanted = textMatcher(namePattern(text), true);
  return [...searches].filter(([name]) => wanted(name)).map(([, search]) => search);
}

/** Only `*` is a wildcard in names of searches. */
function namePattern(text: string): TextPattern {
  const [first = '', ...rest] = text.split('*');
  return joinParts([
    { kind: 'literal', text: first },
    ...rest.flatMap((piece) => [ANY, { kind: 'literal', text: piece } as const]),
  ]);
}

function searchOf(cursor: Cursor, token: ConditionToken): Expression {
  const search = cursor.searches.get(token.text);
  if (search === undefined)
    return stop('invalid', `there is no search ${JSON.stringify(token.text)}`, token.offset);
  count(cursor, 1, token);
  return search;
}

function count(cursor: Cursor, searches: number, token: ConditionToken): void {
  cursor.items += searches;
  if (cursor.items > MOST_ITEMS) stop('invalid', 'the condition is too long', token.offset);
}

function deeper(cursor: Cursor, parse: () => Expression): Expression {
  cursor.depth += 1;
  if (cursor.depth > DEEPEST) stop('invalid', 'nested too deeply', peek(cursor)?.offset ?? cursor.end);
  const inner = parse();
  cursor.depth -= 1;
  return inner;
}

function peek(cursor: Cursor): ConditionToken | undefined {
  return cursor.tokens[cursor.at];
}

function take(cursor: Cursor): ConditionToken {
  const token = peek(cursor);
  if (token === undefined) return stop('invalid', 'the condition ends too early', cursor.end);
  cursor.at += 1;
  return token;
}

function takeWord(cursor: Cursor, word: string): boolean {
  if (peek(cursor)?.text.toLowerCase() !== word) return false;
  cursor.at += 1;
  return true;
}
