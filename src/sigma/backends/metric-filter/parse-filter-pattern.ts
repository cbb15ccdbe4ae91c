/** A filter pattern of the JSON form, as CloudWatch Logs reads it. */
export type FilterNode =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly FilterNode[] }
  | {
      readonly kind: 'text';
      readonly path: readonly string[];
      readonly negated: boolean;
      readonly value: string;
    }
  | {
      readonly kind: 'number';
      readonly path: readonly string[];
      readonly sign: string;
      readonly value: number;
    }
  | { readonly kind: 'is'; readonly path: readonly string[]; readonly value: true | false | null }
  | { readonly kind: 'absent'; readonly path: readonly string[] };

const TOKEN =
  /\s*(?:(?<selector>\$(?:\.[A-Za-z0-9_-]+|\[\d+\])+)|(?<quoted>"[^"]*")|(?<sign>!=|<=|>=|=|<|>)|(?<joint>&&|\|\|)|(?<bracket>[(){}])|(?<word>[^\s(){}"=<>!&|]+))/gy;

interface Token {
  readonly kind: string;
  readonly text: string;
}

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

/**
 * Reads `{ … }`: `&&` binds tighter than `||`. Throws on anything else: patterns are ours, so a wrong one
 * is a bug.
 */
export function parseFilterPattern(pattern: string): FilterNode {
  const text = pattern.trim();
  const found = [...text.matchAll(TOKEN)];
  if (found.reduce((length, [token]) => length + token.length, 0) !== text.length) throw wrong(pattern);
  const tokens = found.map(({ groups }) => {
    const [kind, token] = Object.entries(groups!).find(([, value]) => value !== undefined)!;
    return { kind, text: token! };
  });
  const cursor: Cursor = { tokens, at: 0 };
  expect(cursor, '{');
  const node = parseOr(cursor);
  expect(cursor, '}');
  if (cursor.at !== tokens.length) throw wrong(pattern);
  return node;
}

function wrong(text: string): Error {
  return new Error(`not a filter pattern: ${text}`);
}

function parseOr(cursor: Cursor): FilterNode {
  const operands = [parseAnd(cursor)];
  while (takes(cursor, '||')) operands.push(parseAnd(cursor));
  return operands.length === 1 ? operands[0]! : { kind: 'or', operands };
}

function parseAnd(cursor: Cursor): FilterNode {
  const operands = [parsePrimary(cursor)];
  while (takes(cursor, '&&')) operands.push(parsePrimary(cursor));
  return operands.length === 1 ? operands[0]! : { kind: 'and', operands };
}

function parsePrimary(cursor: Cursor): FilterNode {
  if (takes(cursor, '(')) {
    const inner = parseOr(cursor);
    expect(cursor, ')');
    return inner;
  }
  const path = pathOf(next(cursor));
  if (takes(cursor, 'NOT')) {
    expect(cursor, 'EXISTS');
    return { kind: 'absent', path };
  }
  if (takes(cursor, 'IS')) return { kind: 'is', path, value: constantOf(next(cursor)) };
  return comparison(path, next(cursor), next(cursor));
}

function comparison(path: readonly string[], sign: Token, value: Token): FilterNode {
  if (sign.kind !== 'sign') throw wrong(sign.text);
  const number = value.kind === 'word' ? Number(value.text) : Number.NaN;
  if (!Number.isNaN(number)) return { kind: 'number', path, sign: sign.text, value: number };
  if (sign.text !== '=' && sign.text !== '!=') throw wrong(sign.text);
  const text = value.kind === 'quoted' ? value.text.slice(1, -1) : value.text;
  // Points go without quotes: CIS and Security Hub write `$.eventSource=kms.amazonaws.com`.
  if (value.kind !== 'quoted' && !/^[A-Za-z0-9_.*]+$/.test(text)) throw wrong(value.text);
  return { kind: 'text', path, negated: sign.text === '!=', value: text };
}

function constantOf({ text }: Token): true | false | null {
  if (text === 'TRUE') return true;
  if (text === 'FALSE') return false;
  if (text === 'NULL') return null;
  throw wrong(text);
}

function pathOf({ kind, text }: Token): readonly string[] {
  if (kind !== 'selector') throw wrong(text);
  return [...text.matchAll(/\.([A-Za-z0-9_-]+)|\[(\d+)\]/g)].map(([, member, index]) => member ?? index!);
}

function next(cursor: Cursor): Token {
  const token = cursor.tokens[cursor.at];
  if (token === undefined) throw wrong('the end');
  cursor.at += 1;
  return token;
}

function takes(cursor: Cursor, text: string): boolean {
  if (cursor.tokens[cursor.at]?.text !== text) return false;
  cursor.at += 1;
  return true;
}

function expect(cursor: Cursor, text: string): void {
  const token = next(cursor);
  if (token.text !== text) throw wrong(token.text);
}
