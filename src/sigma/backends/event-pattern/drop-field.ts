import type { Notes } from '../compilation.js';
import type { Draft } from './draft.js';
import type { FieldMatchers } from './field-matchers.js';

/** What tells calls apart stays to the last. */
const KEPT: readonly string[] = ['eventSource', 'eventName', 'userIdentity.type'];

/**
 * The draft without the field that takes most room, so that it fits a quota and errs wide. Undefined when
 * there is none left to drop.
 */
export function dropLargestField(draft: Draft, notes: Notes): Draft | undefined {
  const [largest] = fieldsOf(draft)
    .filter(([field]) => !KEPT.includes(field))
    .sort(([, one], [, other]) => roomOf(other) - roomOf(one));
  if (largest === undefined) return undefined;
  notes.widened.add(`${largest[0]} is left out, since the pattern would be longer than EventBridge takes`);
  return without(draft, largest[1]);
}

function fieldsOf({ fields, alternatives }: Draft): readonly (readonly [string, FieldMatchers])[] {
  return [...fields, ...alternatives.flat().flatMap(fieldsOf)];
}

function roomOf(matchers: FieldMatchers): number {
  return JSON.stringify(matchers).length;
}

/** An alternative that asks for nothing any more is always true, and so are those beside it. */
function without(draft: Draft, matchers: FieldMatchers): Draft {
  const alternatives = draft.alternatives.map((branches) =>
    branches.map((branch) => without(branch, matchers)),
  );
  return {
    ...draft,
    fields: new Map([...draft.fields].filter(([, each]) => each !== matchers)),
    alternatives: alternatives.filter((branches) => !branches.some(isEmpty)),
  };
}

function isEmpty({ fields, alternatives }: Draft): boolean {
  return fields.size === 0 && alternatives.length === 0;
}
