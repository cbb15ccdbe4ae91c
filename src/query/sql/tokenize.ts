/** A piece of SQL text. Every character of the statement belongs to exactly one token. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Index of the first character. */
  readonly start: number;
}

export type TokenKind =
  | 'space'
  | 'comment'
  | 'string'
  /** An identifier in double quotes. */
  | 'quoted'
  /** A keyword, identifier or number. */
  | 'word'
  /** `:name` */
  | 'placeholder'
  | 'symbol'
  /** A string, quoted identifier or comment without its end; the rest of the text. */
  | 'unfinished';

/**
 * Lexical rules of DuckDB, which are those of PostgreSQL. Order matters: `e'…'` before words, `::` before
 * placeholders. https://www.postgresql.org/docs/current/sql-syntax-lexical.html
 */
const RULES: readonly (readonly [TokenKind, RegExp])[] = [
  ['space', /\s+/y],
  ['comment', /--[^\n\r]*/y],
  ['string', /[eE]'[^'\\]*(?:(?:\\[^]|'')[^'\\]*)*'/y],
  ['string', /'[^']*(?:''[^']*)*'/y],
  ['quoted', /"[^"]*(?:""[^"]*)*"/y],
  ['string', /\$((?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$[^]*?\$\1\$/y],
  ['unfinished', /(?:[eE]?'|"|\/\*|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)[^]*/y],
  ['word', /[\w\u0080-\uffff][\w$\u0080-\uffff]*/y],
  ['symbol', /::|:=/y],
  ['placeholder', /:[A-Za-z_]\w*/y],
  ['symbol', /[^]/y],
];

export function tokenize(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let start = 0; start < sql.length; ) {
    const token = tokenAt(sql, start);
    tokens.push(token);
    start += token.text.length;
  }
  return tokens;
}

/** The tokens that mean something to a parser. */
export function significantTokens(sql: string): readonly Token[] {
  return tokenize(sql).filter((token) => token.kind !== 'space' && token.kind !== 'comment');
}

function tokenAt(sql: string, start: number): Token {
  const block = blockComment(sql, start);
  if (block !== undefined) return { kind: 'comment', text: block, start };
  for (const [kind, rule] of RULES) {
    rule.lastIndex = start;
    const text = rule.exec(sql)?.[0];
    if (text !== undefined) return { kind, text, start };
  }
  throw new Error(`no rule for the character at ${start}`);
}

/** Block comments nest in PostgreSQL and DuckDB, so no regular expression describes them. */
function blockComment(sql: string, start: number): string | undefined {
  if (!sql.startsWith('/*', start)) return undefined;
  let depth = 0;
  for (let index = start; index < sql.length - 1; index += 1) {
    const pair = sql.slice(index, index + 2);
    if (pair !== '/*' && pair !== '*/') continue;
    depth += pair === '/*' ? 1 : -1;
    index += 1;
    if (depth === 0) return sql.slice(start, index + 1);
  }
  return undefined;
}
