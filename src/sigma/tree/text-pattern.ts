/** A text with wildcards, in the order it is read. */
export type TextPart =
  | { readonly kind: 'literal'; readonly text: string }
  /** `*`: any text, also none. */
  | { readonly kind: 'any' }
  /** `?`: exactly one character. */
  | { readonly kind: 'one' }
  /** `%Name%` under `expand`: stands for values of the configuration until the rule is expanded. */
  | { readonly kind: 'placeholder'; readonly name: string };

export type TextPattern = readonly TextPart[];

export const ANY: TextPart = { kind: 'any' };

export function literalPattern(text: string): TextPattern {
  return joinParts([{ kind: 'literal', text }]);
}

/** Merges neighbouring literals and neighbouring `*`, and leaves empty literals out. */
export function joinParts(parts: readonly TextPart[]): TextPattern {
  const joined: TextPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'literal' && part.text === '') continue;
    if (part.kind === 'any' && last?.kind === 'any') continue;
    if (part.kind === 'literal' && last?.kind === 'literal') {
      joined[joined.length - 1] = { kind: 'literal', text: last.text + part.text };
    } else joined.push(part);
  }
  return joined;
}

/** The text itself when the pattern has no wildcard; the empty pattern is the empty text. */
export function literalText(pattern: TextPattern): string | undefined {
  if (pattern.length === 0) return '';
  const [only] = pattern;
  return pattern.length === 1 && only?.kind === 'literal' ? only.text : undefined;
}

/** As it would be written in a rule: wildcards that are meant literally have a backslash. */
export function describePattern(pattern: TextPattern): string {
  return pattern
    .map((part) => {
      switch (part.kind) {
        case 'literal':
          return part.text.replaceAll(/[*?]|\\(?=[*?\\]|$)/g, '\\$&');
        case 'any':
          return '*';
        case 'one':
          return '?';
        case 'placeholder':
          return `%${part.name}%`;
        default:
          return part satisfies never;
      }
    })
    .join('');
}
