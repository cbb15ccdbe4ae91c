import { RE2JS } from 're2js';
import type { RegexTest } from '../tree/test.js';
import { regexPattern } from '../tree/regex-pattern.js';

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
    const needles = ignoreCase ? [] : literalsOf(source);
    return (text) => needles.every((needle) => text.includes(needle)) && compiled.test(text);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    return { wrong: `the regular expression is not one of RE2: ${cause.message}` };
  }
}

/**
 * Texts that every match holds: looking for them is much faster than the automaton. Not where case is
 * ignored, because Unicode has letters that only a regular expression takes for one another.
 */
function literalsOf(source: string): readonly string[] {
  return regexPattern(source).flatMap((part) => (part.kind === 'literal' ? [part.text] : []));
}
