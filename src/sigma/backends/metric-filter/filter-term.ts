/** A filter pattern as a tree, so that it can be split where it is too long. */
export type FilterTerm =
  | { readonly kind: 'term'; readonly text: string }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly FilterTerm[] };

export function writeFilter(term: FilterTerm): string {
  return `{ ${writeTerm(term, false)} }`;
}

function writeTerm(term: FilterTerm, nested: boolean): string {
  if (term.kind === 'term') return nested ? `(${term.text})` : term.text;
  const text = term.operands
    .map((operand) => writeTerm(operand, true))
    .join(term.kind === 'and' ? ' && ' : ' || ');
  return nested ? `(${text})` : text;
}
