import { type FilterTerm, writeFilter } from './filter-term.js';

/**
 * Patterns of at most `limit` characters of which an event passes one if and only if it passes the term.
 * It is cut where alternatives exclude each other: values of one field, or calls of different names. The
 * alternatives that give the fewest patterns are cut. Undefined when none of them does.
 */
export function splitFilter(term: FilterTerm, limit: number): readonly string[] | undefined {
  const whole = writeFilter(term);
  if (whole.length <= limit) return [whole];
  const operands = term.kind === 'and' ? term.operands : [term];
  const cuts = operands.filter(excludeEachOther).map((cut) => {
    const rest = operands.filter((operand) => operand !== cut);
    return pack(cut.operands, (values) => writeFilter(withValues(rest, values)), limit);
  });
  return cuts.filter((patterns) => patterns !== undefined).sort((one, other) => one.length - other.length)[0];
}

type Alternatives = Extract<FilterTerm, { readonly kind: 'and' | 'or' }>;

/** No event passes two of the alternatives: each names the call, or the service, and no name twice. */
function excludeEachOther(term: FilterTerm): term is Alternatives {
  if (term.kind !== 'or') return false;
  return ['eventName', 'eventSource'].some((field) => {
    const values = term.operands.map((operand) => valuesOf(operand, field));
    const all = values.flatMap((each) => each ?? []);
    return values.every((each) => each !== undefined) && new Set(all).size === all.length;
  });
}

/** The values of which a field has to be one; undefined when the term does not say. */
function valuesOf(term: FilterTerm, field: string): readonly string[] | undefined {
  switch (term.kind) {
    case 'term': {
      const found = /^\$\.(\S+) = ("[^"*]*")$/.exec(term.text);
      return found !== null && found[1] === field ? [found[2]!] : undefined;
    }
    case 'and':
      return term.operands.map((operand) => valuesOf(operand, field)).find((each) => each !== undefined);
    case 'or': {
      const values = term.operands.map((operand) => valuesOf(operand, field));
      return values.every((each) => each !== undefined) ? values.flat() : undefined;
    }
    default:
      return term satisfies never;
  }
}

function withValues(rest: readonly FilterTerm[], values: readonly FilterTerm[]): FilterTerm {
  const list: FilterTerm = values.length === 1 ? values[0]! : { kind: 'or', operands: values };
  return rest.length === 0 ? list : { kind: 'and', operands: [list, ...rest] };
}

/** As many alternatives into each pattern as fit. */
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
