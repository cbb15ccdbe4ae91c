import type { Notes } from '../compilation.js';
import { ALWAYS, both, type Draft, type Drafted, either, sharesList } from './draft.js';
import type { EventPattern } from './event-pattern.js';
import type { FieldMatchers } from './field-matchers.js';

/** EventBridge multiplies alternatives out, and refuses more than this. */
export const MOST_COMBINATIONS = 1_000;

/**
 * Writes a draft as the members of `detail`. One level holds one `$or`, so further alternatives stand
 * within the branches of the first, and a field that a branch also asks for moves into the branches.
 */
export function emitPattern(draft: Draft, notes: Notes): EventPattern | undefined {
  const [first, ...rest] = draft.alternatives;
  if (first === undefined) return draft.fields.size === 0 ? undefined : nestFields(draft.fields, notes);
  const below = draft.alternatives.flat();
  const moved = [...draft.fields].filter(([field]) => below.some((branch) => mentions(branch, field)));
  const outer = new Map([...draft.fields].filter(([field]) => !moved.some(([each]) => each === field)));
  const inner: Drafted = { kind: 'draft', fields: new Map(moved), alternatives: rest };
  const branches = first.map((branch) => both(both(inner, branch, notes), ALWAYS, notes));
  const joined = either(branches.map((branch) => withoutShared(branch, outer, notes)));
  if (joined.kind !== 'draft') return outer.size === 0 ? undefined : nestFields(outer, notes);
  if (joined.fields.size > 0 || joined.alternatives.length !== 1)
    return emitPattern({ ...joined, fields: new Map([...outer, ...joined.fields]) }, notes);
  const written = joined.alternatives[0]!.map((branch) => emitPattern(branch, notes));
  if (written.some((branch) => branch === undefined))
    return outer.size === 0 ? undefined : nestFields(outer, notes);
  return { ...nestFields(outer, notes), $or: written as readonly EventPattern[] };
}

function mentions({ fields, alternatives }: Draft, field: string): boolean {
  return fields.has(field) || alternatives.flat().some((branch) => mentions(branch, field));
}

/** Leaves out what must not stand beside a field of the level above. */
function withoutShared(branch: Drafted, outer: ReadonlyMap<string, FieldMatchers>, notes: Notes): Drafted {
  if (branch.kind !== 'draft') return branch;
  const fields = new Map([...branch.fields].filter(([field]) => !sharesList(field, outer.keys(), notes)));
  return fields.size === 0 && branch.alternatives.length === 0 ? ALWAYS : { ...branch, fields };
}

/** How often alternatives multiply. */
export function combinations({ alternatives }: Draft): number {
  return alternatives
    .map((branches) => branches.reduce((sum, branch) => sum + combinations(branch), 0))
    .reduce((product, count) => product * count, 1);
}

/** Fields by path as members within members. */
export function nestFields(fields: ReadonlyMap<string, FieldMatchers>, notes: Notes): EventPattern {
  const root: Record<string, unknown> = {};
  for (const [field, matchers] of fields) {
    const members = field.split('.');
    let level = root;
    for (const member of members.slice(0, -1)) {
      const below: unknown = Object.hasOwn(level, member) ? level[member] : {};
      if (Array.isArray(below)) break;
      define(level, member, below);
      level = below as Record<string, unknown>;
    }
    const last = members.at(-1)!;
    if (Object.hasOwn(level, last))
      notes.widened.add(`${field}: EventBridge cannot look at a field and below it`);
    else define(level, last, matchers);
  }
  return root as EventPattern;
}

/** A member may be called `__proto__`. */
function define(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}
