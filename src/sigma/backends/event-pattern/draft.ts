import type { Notes } from '../compilation.js';
import { fieldShape } from '../shape/field-shapes.js';
import type { FieldMatchers } from './field-matchers.js';
import { intersectMatchers } from './intersect-matchers.js';

/** A pattern while it is put together: fields that all have to match, and alternatives of which one has to. */
export interface Draft {
  readonly kind: 'draft';
  readonly fields: ReadonlyMap<string, FieldMatchers>;
  readonly alternatives: readonly (readonly Draft[])[];
}

export type Drafted = Draft | { readonly kind: 'always' } | { readonly kind: 'never' };

export const ALWAYS: Drafted = { kind: 'always' };
export const NEVER: Drafted = { kind: 'never' };

export function fieldDraft(field: string, matchers: FieldMatchers): Draft {
  return { kind: 'draft', fields: new Map([[field, matchers]]), alternatives: [] };
}

export function both(one: Drafted, other: Drafted, notes: Notes): Drafted {
  if (one.kind !== 'draft') return one.kind === 'always' ? other : one;
  if (other.kind !== 'draft') return other.kind === 'always' ? one : other;
  const fields = new Map(one.fields);
  for (const [field, matchers] of other.fields) {
    const before = fields.get(field);
    const merged = before === undefined ? matchers : intersectMatchers(field, before, matchers, notes);
    if (merged.length === 0) return NEVER;
    if (before === undefined && sharesList(field, fields.keys(), notes)) continue;
    fields.set(field, merged);
  }
  return { kind: 'draft', fields, alternatives: [...one.alternatives, ...other.alternatives] };
}

/** Alternatives over one field are one list of matchers. */
export function either(drafts: readonly Drafted[]): Drafted {
  if (drafts.some(({ kind }) => kind === 'always')) return ALWAYS;
  const possible = drafts.filter((draft) => draft.kind === 'draft');
  if (possible.length < 2) return possible[0] ?? NEVER;
  const single = new Map<string, FieldMatchers>();
  const others: Draft[] = [];
  for (const draft of possible) {
    const [only] = draft.fields;
    if (only === undefined || draft.fields.size > 1 || draft.alternatives.length > 0) others.push(draft);
    else single.set(only[0], distinct([...(single.get(only[0]) ?? []), ...only[1]]));
  }
  const branches = [...[...single].map(([field, matchers]) => fieldDraft(field, matchers)), ...others];
  return branches.length === 1
    ? branches[0]!
    : { kind: 'draft', fields: new Map(), alternatives: [branches] };
}

function distinct(matchers: FieldMatchers): FieldMatchers {
  return [...new Map(matchers.map((matcher) => [JSON.stringify(matcher), matcher])).values()];
}

/**
 * EventBridge wants fields of one list from the same element; Sigma asks each on its own. Of two fields
 * that may stand in one list only the first is kept.
 * https://github.com/aws/event-ruler#arrays
 */
export function sharesList(field: string, others: Iterable<string>, notes: Notes): boolean {
  if (!mayBeListed(field)) return false;
  const members = field.split('.');
  for (const other of others) {
    const near = other.split('.');
    if (
      other !== field &&
      mayBeListed(other) &&
      near[0] === members[0] &&
      near[1] === members[1] &&
      members.length > 2 &&
      near.length > 2
    ) {
      notes.widened.add(`${field} and ${other} may stand in different elements of one list`);
      return true;
    }
  }
  return false;
}

function mayBeListed(field: string): boolean {
  return ['list', 'unknown'].includes(fieldShape(field));
}
