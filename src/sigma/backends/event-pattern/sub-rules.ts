import type { EventPattern, Matcher } from './event-pattern.js';
import type { FieldMatchers } from './field-matchers.js';

/** One way to match a pattern: every field has to match one of its matchers. The key is the field's path. */
export type SubRule = ReadonlyMap<string, FieldMatchers>;

/** Multiplies the alternatives of a pattern out, as EventBridge does. */
export function subRules(pattern: EventPattern, path: readonly string[] = []): readonly SubRule[] {
  return Object.entries(pattern).reduce<readonly SubRule[]>(
    (before, [name, wanted]) => {
      const ways = waysOf(name, wanted, path);
      return before.flatMap((one) => ways.map((other) => new Map([...one, ...other])));
    },
    [new Map()],
  );
}

function waysOf(name: string, wanted: EventPattern[string], path: readonly string[]): readonly SubRule[] {
  if (name === '$or') return (wanted as readonly EventPattern[]).flatMap((branch) => subRules(branch, path));
  const below = [...path, name];
  return Array.isArray(wanted)
    ? [new Map([[below.join('.'), wanted as readonly Matcher[]]])]
    : subRules(wanted as EventPattern, below);
}
