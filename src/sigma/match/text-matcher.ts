import { foldCase } from '../fields/fold-case.js';
import { literalText, type TextPart, type TextPattern } from '../tree/text-pattern.js';

/** A test for texts. The common forms are one call of the engine; the rest is a scan without recursion. */
export function textMatcher(pattern: TextPattern, cased: boolean): (text: string) => boolean {
  const folded = cased ? pattern : pattern.map(foldPart);
  const matches = matcherOf(folded);
  return cased ? matches : (text) => matches(foldCase(text));
}

/** The same for texts that are folded already: several patterns on one text fold it once. */
export function foldedTextMatcher(pattern: TextPattern): (folded: string) => boolean {
  return matcherOf(pattern.map(foldPart));
}

function foldPart(part: TextPart): TextPart {
  return part.kind === 'literal' ? { kind: 'literal', text: foldCase(part.text) } : part;
}

function matcherOf(pattern: TextPattern): (text: string) => boolean {
  const whole = literalText(pattern);
  if (whole !== undefined) return (text) => text === whole;
  const [first, second, third] = pattern;
  if (first?.kind === 'any' && second === undefined) return () => true;
  if (first?.kind === 'literal' && second?.kind === 'any' && third === undefined) {
    return (text) => text.startsWith(first.text);
  }
  if (first?.kind === 'any' && second?.kind === 'literal') {
    if (third === undefined) return (text) => text.endsWith(second.text);
    if (third.kind === 'any' && pattern.length === 3) return (text) => text.includes(second.text);
  }
  return wildcardMatcher(pattern);
}

/** Characters, `?` and `*` in a row; on a mismatch the last `*` takes one character more. */
function wildcardMatcher(pattern: TextPattern): (text: string) => boolean {
  const wanted = pattern.flatMap((part) =>
    (part.kind === 'literal' ? [...part.text] : [part.kind]).map((token) => ({
      token,
      literal: part.kind === 'literal',
    })),
  );
  return (text) => {
    const letters = [...text];
    let at = 0;
    let want = 0;
    let star = -1;
    let resume = 0;
    while (at < letters.length) {
      const next = wanted[want];
      if (next !== undefined && !next.literal && next.token === 'any') {
        star = want;
        resume = at;
        want += 1;
      } else if (next !== undefined && (next.literal ? next.token === letters[at] : next.token === 'one')) {
        at += 1;
        want += 1;
      } else if (star >= 0) {
        resume += 1;
        at = resume;
        want = star + 1;
      } else return false;
    }
    return wanted.slice(want).every(({ token, literal }) => !literal && token === 'any');
  };
}
