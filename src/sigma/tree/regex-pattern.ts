import { ANY, joinParts, type TextPart, type TextPattern } from './text-pattern.js';

/**
 * A pattern with wildcards that matches every text that a regular expression finds something in: its
 * literal letters in order, with `*` for everything else. For languages without regular expressions.
 */
export function regexPattern(source: string): TextPattern {
  const parts: TextPart[] = [];
  let anchored = false;
  let at = 0;
  if (source.startsWith('^')) {
    anchored = true;
    at = 1;
  }
  while (at < source.length) {
    const letter = literalAt(source, at);
    const rest = source.slice(at + (letter?.length ?? 0));
    if (letter === undefined) return loose(parts, anchored);
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(rest)?.[0] ?? '';
    parts.push(...pieces(letter.part, quantifier));
    at += letter.length + quantifier.length;
    if (source.slice(at) === '$') return joinParts([...(anchored ? [] : [ANY]), ...parts]);
  }
  return loose(parts, anchored);
}

function loose(parts: readonly TextPart[], anchored: boolean): TextPattern {
  return joinParts([...(anchored ? [] : [ANY]), ...parts, ANY]);
}

function pieces(part: TextPart, quantifier: string): readonly TextPart[] {
  if (quantifier === '') return [part];
  return /^[+]|^\{[1-9]/.test(quantifier) && part.kind === 'literal' ? [part, ANY] : [ANY];
}

/** One letter, a class or `.`; undefined at what would need understanding, such as groups and `|`. */
function literalAt(
  source: string,
  at: number,
): { readonly part: TextPart; readonly length: number } | undefined {
  if (source.includes('|')) return undefined;
  const rest = source.slice(at);
  const plain = /^[^\\^$.*+?()[\]{}|]/u.exec(rest) ?? undefined;
  if (plain !== undefined) return { part: { kind: 'literal', text: plain[0] }, length: plain[0].length };
  const escaped = /^\\([^A-Za-z0-9])/u.exec(rest);
  if (escaped !== null) return { part: { kind: 'literal', text: escaped[1]! }, length: escaped[0].length };
  const open = /^(?:\.|\\[dwsDWS]|\[\^?(?:\\.|[^\]\\[])+\])/u.exec(rest);
  return open === null ? undefined : { part: { kind: 'one' }, length: open[0].length };
}
