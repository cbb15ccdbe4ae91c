import type { Doubt } from '../matching/answer.js';
import { parsePattern, type Pattern, type PatternPiece } from '../matching/pattern.js';
import type { ConditionContext } from './condition-context.js';

/** What a text of a policy says once its variables are replaced. */
export type ResolvedText =
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  /** A variable has no value, so that the text matches nothing. */
  | { readonly kind: 'nothing'; readonly because: string }
  | { readonly kind: 'unknown'; readonly doubt: Doubt };

const VARIABLE = /(\$\{[^{}]*\})/;
const ESCAPED = new Map([
  ['${*}', '*'],
  ['${?}', '?'],
  ['${$}', '$'],
]);

/**
 * Replaces `${aws:PrincipalAccount}`, with a default `${aws:username, 'nobody'}`, and the escapes `${*}`, `${?}`
 * and `${$}`. Only policies of the version 2012-10-17 have variables.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function resolveVariables(
  text: string,
  context: ConditionContext,
  version: string | undefined,
): ResolvedText {
  if (version !== '2012-10-17' || !text.includes('${'))
    return { kind: 'pattern', pattern: parsePattern(text) };
  const pieces: PatternPiece[] = [];
  for (const part of text.split(VARIABLE)) {
    if (!VARIABLE.test(part)) {
      pieces.push(...parsePattern(part));
      continue;
    }
    const value = ESCAPED.get(part) ?? valueOf(part, context);
    if (typeof value !== 'string') return value;
    pieces.push({ kind: 'literal', text: value });
  }
  return { kind: 'pattern', pattern: pieces };
}

function valueOf(
  variable: string,
  context: ConditionContext,
): string | Exclude<ResolvedText, { kind: 'pattern' }> {
  const [, key = '', , fallback] = /^\$\{\s*([^,]*?)\s*(,\s*'(.*)'\s*)?\}$/.exec(variable) ?? [];
  const value = context.valueOf(key);
  if (value === 'unknown') {
    return {
      kind: 'unknown',
      doubt: { kind: 'unstated', key, message: `the request does not say what ${key} is` },
    };
  }
  if (value === 'absent') return fallback ?? { kind: 'nothing', because: `${variable} has no value` };
  if (value.length === 1) return value[0]!;
  return {
    kind: 'unknown',
    doubt: {
      kind: 'unsupported',
      construct: variable,
      message: `${key} has several values, of which AWS does not say which one replaces a variable`,
    },
  };
}
