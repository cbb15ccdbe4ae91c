import { RE2JS } from 're2js';
import type { RegexTest } from '../tree/test.js';

/** Longer patterns are refused: their automaton grows with them. */
const LONGEST = 2_000;

/**
 * A regular expression by RE2's rules: its time grows with the text, never with its square or worse, so
 * a rule of somebody else cannot stall a run. Look-around and back-references do not exist.
 */
export function compileRegex({
  source,
  ignoreCase,
  multiline,
  dotAll,
}: RegexTest): ((text: string) => boolean) | { readonly wrong: string } {
  if (source.length > LONGEST) return { wrong: `a regular expression has at most ${LONGEST} characters` };
  const flags =
    (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) |
    (multiline ? RE2JS.MULTILINE : 0) |
    (dotAll ? RE2JS.DOTALL : 0);
  try {
    const compiled = RE2JS.compile(source, flags);
    return (text) => compiled.test(text);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    return { wrong: `the regular expression is not one of RE2: ${cause.message}` };
  }
}
