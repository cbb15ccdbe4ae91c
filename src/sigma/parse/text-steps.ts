import { Buffer } from 'node:buffer';
import { ANY, joinParts, literalPattern, literalText, type TextPattern } from '../tree/text-pattern.js';
import { dashVariants, encodeText } from './encodings.js';
import type { TextStep } from './modifiers.js';

/** The steps that leave the characters of a text what they are. After any other, a character is a byte. */
const PLACES: readonly TextStep[] = ['contains', 'startswith', 'endswith', 'windash'];

/** Every pattern that a text becomes through the steps behind its field, or why a step does not go. */
export function applySteps(
  pattern: TextPattern,
  steps: readonly TextStep[],
): readonly TextPattern[] | { readonly wrong: string } {
  let patterns: readonly TextPattern[] = [pattern];
  for (const [index, step] of steps.entries()) {
    const encoded = steps.slice(0, index).some((before) => !PLACES.includes(before));
    const next = patterns.map((each) => applyStep(each, step, encoded));
    const wrong = next.find((each) => 'wrong' in each);
    if (wrong !== undefined) return wrong;
    patterns = (next as readonly (readonly TextPattern[])[]).flat();
  }
  return patterns;
}

function applyStep(
  pattern: TextPattern,
  step: TextStep,
  encoded: boolean,
): readonly TextPattern[] | { readonly wrong: string } {
  switch (step) {
    case 'contains':
      return [joinParts([ANY, ...pattern, ANY])];
    case 'startswith':
      return [joinParts([...pattern, ANY])];
    case 'endswith':
      return [joinParts([ANY, ...pattern])];
    case 'windash':
      return withDashes(pattern);
    default: {
      const text = literalText(pattern);
      if (text === undefined) return { wrong: `${step} does not go with wildcards or placeholders` };
      return encodeText(step, Buffer.from(text, encoded ? 'latin1' : 'utf8')).map((bytes) =>
        literalPattern(Buffer.from(bytes).toString('latin1')),
      );
    }
  }
}

function withDashes(pattern: TextPattern): readonly TextPattern[] | { readonly wrong: string } {
  let variants: readonly TextPattern[] = [[]];
  for (const part of pattern) {
    const texts = part.kind === 'literal' ? dashVariants(part.text) : undefined;
    if (part.kind === 'literal' && texts === undefined)
      return { wrong: 'windash makes too many variants of it' };
    const parts = texts?.map((text) => ({ kind: 'literal', text }) as const) ?? [part];
    variants = variants.flatMap((variant) => parts.map((each) => joinParts([...variant, each])));
    if (variants.length > 1_000) return { wrong: 'windash makes too many variants of it' };
  }
  return variants;
}
