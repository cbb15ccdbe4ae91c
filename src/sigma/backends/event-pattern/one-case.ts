import type { EventPattern, Matcher } from './event-pattern.js';

/** A pattern, or a part of it, that no longer ignores case. */
export function inOneCase<Part>(part: Part): Part {
  return withoutFolding(part) as Part;
}

function withoutFolding(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFolding);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only![0] === 'equals-ignore-case') return only![1];
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutFolding(each)]));
}

/**
 * Beside a wildcard that begins with `*`, what ignores case on the same field matches everything on
 * event-ruler 2.1.0, and `anything-but` nothing. Such a field is written in one case.
 * https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/ByteMachine.java
 */
export function inOneCaseBesideWildcards(detail: EventPattern): EventPattern {
  const fields = new Set(wildcardFields(detail, []));
  return fields.size === 0 ? detail : rewrite(detail, [], fields);
}

function wildcardFields(pattern: EventPattern, path: readonly string[]): readonly string[] {
  return Object.entries(pattern).flatMap(([name, wanted]) => {
    if (name === '$or')
      return (wanted as readonly EventPattern[]).flatMap((branch) => wildcardFields(branch, path));
    const below = [...path, name];
    if (!Array.isArray(wanted)) return wildcardFields(wanted as EventPattern, below);
    return (wanted as readonly Matcher[]).some(beginsAnyhow) ? [below.join('.')] : [];
  });
}

function beginsAnyhow(matcher: Matcher): boolean {
  return /"wildcard":\[?"\*/.test(JSON.stringify(matcher));
}

function rewrite(pattern: EventPattern, path: readonly string[], fields: ReadonlySet<string>): EventPattern {
  const entries = Object.entries(pattern).map(([name, wanted]) => {
    if (name === '$or')
      return [name, (wanted as readonly EventPattern[]).map((branch) => rewrite(branch, path, fields))];
    const below = [...path, name];
    if (!Array.isArray(wanted)) return [name, rewrite(wanted as EventPattern, below, fields)];
    return [name, fields.has(below.join('.')) ? inOneCase(wanted) : wanted];
  });
  return Object.fromEntries(entries) as EventPattern;
}
