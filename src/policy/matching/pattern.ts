/**
 * A text of a policy after its variables have been replaced: literal pieces, `*` and `?`. Pieces keep a `*`
 * that came out of a variable or of `${*}` from being taken for a wildcard.
 */
export type Pattern = readonly PatternPiece[];

export type PatternPiece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'many' }
  | { readonly kind: 'one' };

/** Reads `*` and `?` of a text without variables. */
export function parsePattern(text: string): Pattern {
  return text.split(/([*?])/).flatMap((part): readonly PatternPiece[] => {
    if (part === '*') return [{ kind: 'many' }];
    if (part === '?') return [{ kind: 'one' }];
    return part === '' ? [] : [{ kind: 'literal', text: part }];
  });
}

/** The text itself, `*` and `?` as they are. */
export function literalPattern(text: string): Pattern {
  return [{ kind: 'literal', text }];
}

export function patternText(pattern: Pattern): string {
  return pattern
    .map((piece) => (piece.kind === 'literal' ? piece.text : piece.kind === 'many' ? '*' : '?'))
    .join('');
}

/** Takes time in proportion to the two lengths multiplied at most, whatever the pattern. */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  const wanted = tokens(pattern);
  const given = [...text];
  let at = 0;
  let next = 0;
  let star = -1;
  let resume = 0;
  while (at < given.length) {
    if (wanted[next] === MANY) {
      star = next++;
      resume = at;
    } else if (next < wanted.length && (wanted[next] === ONE || wanted[next] === given[at])) {
      next++;
      at++;
    } else if (star >= 0) {
      next = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  while (wanted[next] === MANY) next++;
  return next === wanted.length;
}

const MANY = Symbol('*');
const ONE = Symbol('?');

function tokens(pattern: Pattern): readonly (string | symbol)[] {
  return pattern.flatMap((piece): readonly (string | symbol)[] =>
    piece.kind === 'literal' ? [...piece.text] : [piece.kind === 'many' ? MANY : ONE],
  );
}

/** At the first `count` colons that stand in literal pieces; the last part keeps the others. */
export function splitPattern(pattern: Pattern, count: number): readonly Pattern[] {
  const parts: PatternPiece[][] = [[]];
  for (const piece of pattern) {
    if (piece.kind !== 'literal') {
      parts.at(-1)!.push(piece);
      continue;
    }
    let rest = piece.text;
    for (let colon = rest.indexOf(':'); colon >= 0 && parts.length <= count; colon = rest.indexOf(':')) {
      if (colon > 0) parts.at(-1)!.push({ kind: 'literal', text: rest.slice(0, colon) });
      parts.push([]);
      rest = rest.slice(colon + 1);
    }
    if (rest !== '') parts.at(-1)!.push({ kind: 'literal', text: rest });
  }
  return parts;
}
