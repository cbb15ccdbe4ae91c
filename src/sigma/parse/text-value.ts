import { joinParts, type TextPart, type TextPattern } from '../tree/text-pattern.js';

const PLACEHOLDER = /^%([A-Za-z0-9_.-]+)%/;

/**
 * Reads a text of a rule: `*` and `?` are wildcards, `\` makes a following `*`, `?` or `\` literal and
 * stands for itself before anything else. With `expand`, `%Name%` is a placeholder and `\%` a percent sign.
 * https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-rules-specification.md#escape-character
 */
export function parseTextValue(text: string, expand: boolean): TextPattern {
  const parts: TextPart[] = [];
  const escaped = expand ? '*?\\%' : '*?\\';
  for (let at = 0; at < text.length; ) {
    const placeholder = expand ? PLACEHOLDER.exec(text.slice(at, at + 200)) : null;
    if (placeholder !== null) {
      parts.push({ kind: 'placeholder', name: placeholder[1]! });
      at += placeholder[0].length;
      continue;
    }
    const [part, length] = readPart(text, at, escaped);
    parts.push(part);
    at += length;
  }
  return joinParts(parts);
}

function readPart(text: string, at: number, escaped: string): readonly [TextPart, number] {
  const letter = text[at]!;
  if (letter === '*') return [{ kind: 'any' }, 1];
  if (letter === '?') return [{ kind: 'one' }, 1];
  const next = text[at + 1];
  if (letter === '\\' && next !== undefined && escaped.includes(next)) {
    return [{ kind: 'literal', text: next }, 2];
  }
  return [{ kind: 'literal', text: letter }, 1];
}
