/** Where a field of an event stands in the table that a statement reads. */
export interface FieldColumn {
  readonly column: string;
  /** `json`: compact JSON text of the member and all below it. */
  readonly type: 'text' | 'json' | 'boolean' | 'timestamp';
}

/** Columns by the path of the field that they hold, such as `userIdentity.arn` or `requestParameters`. */
export type FieldColumns = ReadonlyMap<string, FieldColumn>;

export type Located =
  | { readonly kind: 'column'; readonly column: FieldColumn }
  /** Within a JSON column. */
  | { readonly kind: 'member'; readonly column: string; readonly members: readonly string[] };

/** The column that a field stands in, or the JSON column above it. */
export function locate(columns: FieldColumns, field: string): Located | undefined {
  const column = columns.get(field);
  if (column !== undefined) return { kind: 'column', column };
  const members = field.split('.');
  for (let above = members.length - 1; above > 0; above -= 1) {
    const parent = columns.get(members.slice(0, above).join('.'));
    if (parent?.type === 'json')
      return { kind: 'member', column: parent.column, members: members.slice(above) };
  }
  return undefined;
}

/** `$.a["x-y"]`, as Trino writes it; undefined for names that no path can hold. */
export function jsonPath(members: readonly string[]): string | undefined {
  if (members.some((member) => /["'\\\]]/.test(member))) return undefined;
  return `$${members.map((member) => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(member) ? `.${member}` : `["${member}"]`)).join('')}`;
}
