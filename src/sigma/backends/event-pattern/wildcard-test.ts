import { textMatcher } from '../../match/text-matcher.js';
import { ANY, joinParts, type TextPart } from '../../tree/text-pattern.js';

/** EventBridge's wildcard: `*` is any text, `\*` a star, `\\` a backslash; case counts. */
export function wildcardTest(wildcard: string): (text: string) => boolean {
  const parts = [...wildcard.matchAll(/\\([\s\S])|([\s\S])/g)].map<TextPart>(([, escaped, plain]) =>
    plain === '*' ? ANY : { kind: 'literal', text: escaped ?? plain! },
  );
  return textMatcher(joinParts(parts), true);
}
