import { type FilterTerm, writeFilter } from './filter-term.js';

/** What tells calls apart stays. */
const KEPT = /^\$\.(?:eventName|eventSource|userIdentity\.type) /;

interface Shortened {
  readonly term: FilterTerm;
  /** The field that is no longer looked at. */
  readonly dropped: string;
}

/** The term without the longest operand of an `and` that says nothing of the call; undefined when none is left. */
export function dropLongestPart(term: FilterTerm): Shortened | undefined {
  const [longest] = droppable(term).sort((one, other) => writeFilter(other).length - writeFilter(one).length);
  if (longest === undefined) return undefined;
  const [field = ''] = /\$\.[^ ]+/.exec(writeFilter(longest)) ?? [];
  return { term: without(term, longest), dropped: field.slice(2) };
}

function droppable(term: FilterTerm): FilterTerm[] {
  if (term.kind === 'term') return [];
  const below = term.operands.flatMap(droppable);
  return term.kind === 'and' && term.operands.length > 1
    ? [...below, ...term.operands.filter((each) => !saysCall(each))]
    : below;
}

function saysCall(term: FilterTerm): boolean {
  return term.kind === 'term' ? KEPT.test(term.text) : term.operands.some(saysCall);
}

function without(term: FilterTerm, part: FilterTerm): FilterTerm {
  if (term.kind === 'term') return term;
  const operands = term.operands.filter((each) => each !== part).map((each) => without(each, part));
  return operands.length === 1 ? operands[0]! : { kind: term.kind, operands };
}
