import type { TextPattern } from '../../tree/text-pattern.js';

/** A pattern as EventBridge writes it: `\` makes `*` and `\` literal, and `?` becomes `*`. */
export function wildcardText(pattern: TextPattern): { readonly text: string; readonly widened: boolean } {
  const written = pattern.map((part) =>
    part.kind === 'literal' ? part.text.replaceAll(/[\\*]/g, '\\$&') : '*',
  );
  return {
    text: written.join('').replaceAll(/(?<!\\)\*{2,}/g, '*'),
    widened: pattern.some(({ kind }) => kind === 'one'),
  };
}
