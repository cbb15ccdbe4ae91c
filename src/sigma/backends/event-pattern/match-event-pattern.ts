import { someValue, valuesAt } from '../../fields/read-field.js';
import { parseNetwork, networkTest } from '../../tree/network.js';
import type { AnythingBut, EventPattern, Matcher } from './event-pattern.js';
import { wildcardTest } from './wildcard-test.js';

/**
 * Whether EventBridge would deliver an event to a rule with this pattern: an own reading of the language,
 * to prove patterns without an AWS account. test/interop holds it against AWS's own event-ruler.
 */
export function matchEventPattern(pattern: EventPattern, event: unknown): boolean {
  return matchMembers(pattern, [event], event, []);
}

/** `elements` are the objects at this place: more than one when it is a list. One of them has to match all members. */
function matchMembers(
  pattern: EventPattern,
  elements: readonly unknown[],
  root: unknown,
  path: readonly string[],
): boolean {
  return elements.some((element) =>
    Object.entries(pattern).every(([name, wanted]) => {
      if (name === '$or')
        return (wanted as readonly EventPattern[]).some((branch) =>
          matchMembers(branch, [element], root, path),
        );
      const below = [...path, name];
      if (Array.isArray(wanted)) return matchField(wanted as readonly Matcher[], element, name, root, below);
      const inner = membersOf(element, name);
      return matchMembers(wanted as EventPattern, inner.length === 0 ? [undefined] : inner, root, below);
    }),
  );
}

function membersOf(element: unknown, name: string): readonly unknown[] {
  return valuesAt(element, [name]);
}

function matchField(
  matchers: readonly Matcher[],
  element: unknown,
  name: string,
  root: unknown,
  path: readonly string[],
): boolean {
  const leaves = valuesAt(element, [name]).filter(isLeaf);
  return matchers.some((matcher) => {
    if (isExists(matcher)) return matcher.exists ? leaves.length > 0 : !someValue(root, path, isLeaf);
    return leaves.some((leaf) => matchLeaf(matcher, leaf));
  });
}

type Leaf = string | number | boolean | null;

function isLeaf(value: unknown): value is Leaf {
  return typeof value !== 'object' || value === null;
}

function isExists(matcher: Matcher): matcher is { readonly exists: boolean } {
  return typeof matcher === 'object' && matcher !== null && 'exists' in matcher;
}

function matchLeaf(matcher: Exclude<Matcher, { readonly exists: boolean }>, leaf: Leaf): boolean {
  if (typeof matcher !== 'object' || matcher === null) return matcher === leaf;
  if ('anything-but' in matcher) return matchAnythingBut(matcher['anything-but'], leaf);
  if ('numeric' in matcher) return typeof leaf === 'number' && matchNumeric(matcher.numeric, leaf);
  if (typeof leaf !== 'string') return false;
  if ('equals-ignore-case' in matcher) return sameText(matcher['equals-ignore-case'], leaf);
  if ('wildcard' in matcher) return wildcardTest(matcher.wildcard)(leaf);
  if ('cidr' in matcher) return networkTest(parseNetwork(matcher.cidr)!)(leaf);
  return matchAffix(matcher, leaf);
}

function sameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function matchAffix(
  matcher: Extract<Matcher, { readonly prefix: unknown } | { readonly suffix: unknown }>,
  leaf: string,
): boolean {
  const wanted = 'prefix' in matcher ? matcher.prefix : matcher.suffix;
  const text = typeof wanted === 'string' ? wanted : wanted['equals-ignore-case'].toLowerCase();
  const subject = typeof wanted === 'string' ? leaf : leaf.toLowerCase();
  return 'prefix' in matcher ? subject.startsWith(text) : subject.endsWith(text);
}

function matchAnythingBut(excluded: AnythingBut, leaf: Leaf): boolean {
  if (Array.isArray(excluded)) return !excluded.includes(leaf);
  if (typeof leaf !== 'string') return true;
  if ('equals-ignore-case' in excluded)
    return !excluded['equals-ignore-case'].some((each) => sameText(each, leaf));
  const affixes = excluded as { readonly prefix?: Texts; readonly suffix?: Texts; readonly wildcard?: Texts };
  if (affixes.prefix !== undefined) return !listed(affixes.prefix).some((each) => leaf.startsWith(each));
  if (affixes.suffix !== undefined) return !listed(affixes.suffix).some((each) => leaf.endsWith(each));
  return !listed(affixes.wildcard!).some((each) => wildcardTest(each)(leaf));
}

type Texts = readonly string[] | string;

function listed(texts: Texts): readonly string[] {
  return typeof texts === 'string' ? [texts] : texts;
}

/** `[">", 0, "<=", 5]`. */
function matchNumeric(conditions: readonly (string | number)[], leaf: number): boolean {
  for (let at = 0; at < conditions.length; at += 2) {
    const bound = Number(conditions[at + 1]);
    const holds = {
      '<': leaf < bound,
      '<=': leaf <= bound,
      '>': leaf > bound,
      '>=': leaf >= bound,
      '=': leaf === bound,
    };
    if (!holds[conditions[at] as keyof typeof holds]) return false;
  }
  return true;
}
