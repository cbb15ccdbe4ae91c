import { type FilterTerm, writeFilter } from './filter-term.js';

/**
 * Patterns of at most `limit` characters of which an event passes one if and only if it passes the term.
 * A list of values of one field is cut into pieces, since no event has two of them. Undefined when the
 * term has no such list, or is too long for another reason.
 */
export function splitFilter(term: FilterTerm, limit: number): readonly string[] | undefined {
  const whole = writeFilter(term);
  if (whole.length <= limit) return [whole];
  const operands = term.kind === 'and' ? term.operands : [term];
  const lists = operands
    .filter(isValueList)
    .sort((one, other) => other.operands.length - one.operands.length);
  const [longest] = lists;
  if (longest === undefined) return undefined;
  const rest = operands.filter((operand) => operand !== longest);
  return pack(longest.operands, (values) => writeFilter(withValues(rest, values)), limit);
}

type List = Extract<FilterTerm, { readonly kind: 'and' | 'or' }>;

/** `$.eventName = "A" || $.eventName = "B"`, without wildcards. */
function isValueList(term: FilterTerm): term is List {
  if (term.kind !== 'or') return false;
  const fields = term.operands.map((operand) =>
    operand.kind === 'term' ? /^(\S+) = "[^"*]*"$/.exec(operand.text)?.[1] : undefined,
  );
  return fields[0] !== undefined && fields.every((field) => field === fields[0]);
}

function withValues(rest: readonly FilterTerm[], values: readonly FilterTerm[]): FilterTerm {
  const list: FilterTerm = values.length === 1 ? values[0]! : { kind: 'or', operands: values };
  return rest.length === 0 ? list : { kind: 'and', operands: [list, ...rest] };
}

/** As many values into each pattern as fit. */
function pack(
  values: readonly FilterTerm[],
  write: (values: readonly FilterTerm[]) => string,
  limit: number,
): readonly string[] | undefined {
  const patterns: string[] = [];
  let group: FilterTerm[] = [];
  for (const value of values) {
    if (write([...group, value]).length > limit) {
      if (group.length === 0) return undefined;
      patterns.push(write(group));
      group = [];
    }
    group.push(value);
  }
  const last = write(group);
  return last.length > limit ? undefined : [...patterns, last];
}
