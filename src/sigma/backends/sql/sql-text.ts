import { foldCase } from '../../fields/fold-case.js';
import { literalText, type TextPattern } from '../../tree/text-pattern.js';

/** A literal for DuckDB and Trino: nothing in it is special but the quote. A NUL would end the statement. */
export function sqlText(text: string): string {
  const parts = text.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? parts[0]! : `(${parts.join(' || chr(0) || ')})`;
}

/** A comparison of a text expression with a pattern. */
export function textCondition(expression: string, pattern: TextPattern, cased: boolean): string {
  const subject = cased ? expression : `lower(${expression})`;
  const literal = literalText(pattern);
  if (literal !== undefined) return `${subject} = ${sqlText(cased ? literal : foldCase(literal))}`;
  if (pattern.length === 1 && pattern[0]!.kind === 'any') return `${expression} IS NOT NULL`;
  return `${subject} LIKE ${likeText(pattern, cased)}`;
}

function likeText(pattern: TextPattern, cased: boolean): string {
  const parts = pattern.map((part) => {
    if (part.kind === 'any') return '%';
    if (part.kind === 'one') return '_';
    if (part.kind === 'placeholder') throw new Error('a rule is expanded before it is compiled');
    return (cased ? part.text : foldCase(part.text)).replaceAll(/[\\%_]/g, '\\$&');
  });
  const text = parts.join('');
  return text.includes('\\') ? `${sqlText(text)} ESCAPE '\\'` : sqlText(text);
}

/**
 * A condition that holds for every JSON text in which a member of this name has a value, or an element of
 * a list, that the pattern matches. It looks at the raw text, so it also holds for others.
 */
export function rawCondition(column: string, member: string, pattern: TextPattern | undefined): string {
  const key = `${column} LIKE ${likeText([{ kind: 'any' }, { kind: 'literal', text: `"${member}":` }, { kind: 'any' }], true)}`;
  const longest = (pattern ?? [])
    .flatMap((part) => (part.kind === 'literal' ? part.text.split(/[^ !#-[\]-~]/) : []))
    .reduce((best, each) => (each.length > best.length ? each : best), '');
  if (longest === '') return key;
  const value: TextPattern = [{ kind: 'any' }, { kind: 'literal', text: longest }, { kind: 'any' }];
  return `${key} AND lower(${column}) LIKE ${likeText(value, false)}`;
}
