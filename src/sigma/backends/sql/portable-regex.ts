import type { RegexTest } from '../../tree/test.js';

const TOKEN =
  /\\(?<escape>[\s\S])|(?<class>\[\^?(?:\\[\s\S]|[^\]\\[&])+\])|(?<quantifier>(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})\??)|(?<group>\((?:\?:)?|\)|\|)|(?<anchor>[$^])|(?<plain>[^\\[\](){}*+?|^$])/gy;

const CLASSES: Readonly<Record<string, string>> = {
  d: '[0-9]',
  D: '[^0-9]',
  w: '[0-9A-Za-z_]',
  W: '[^0-9A-Za-z_]',
  s: '[\\t\\n\\f\\r ]',
  S: '[^\\t\\n\\f\\r ]',
};

/**
 * The same regular expression for RE2 (DuckDB) and Joni (Trino). They read `$`, `\d` and names of
 * Unicode classes in different ways; undefined for what cannot be said to both.
 */
export function portableRegex({ source, ignoreCase, multiline, dotAll }: RegexTest): string | undefined {
  const tokens = [...source.matchAll(TOKEN)];
  if (tokens.reduce((length, [token]) => length + token.length, 0) !== source.length) return undefined;
  const parts = tokens.map((token) => portablePart(token.groups!, token[0], multiline));
  if (parts.some((part) => part === undefined) || !/^[\t\n\r -~]*$/.test(source)) return undefined;
  const flags = `${ignoreCase ? 'i' : ''}${multiline ? 'm' : ''}${dotAll ? 's' : ''}`;
  return `${flags === '' ? '' : `(?${flags})`}${parts.join('')}`;
}

function portablePart(
  groups: Readonly<Record<string, string | undefined>>,
  token: string,
  multiline: boolean,
): string | undefined {
  if (groups['escape'] !== undefined) {
    const letter = groups['escape'];
    if (/[A-Za-z0-9]/.test(letter)) return CLASSES[letter] ?? ('nrtf'.includes(letter) ? token : undefined);
    return token;
  }
  // Classes within a class are each engine's own.
  if (groups['class'] !== undefined) return /\\[A-Za-z]/.test(token) ? undefined : token;
  if (token === '$' && !multiline) return '\\z';
  return token;
}
