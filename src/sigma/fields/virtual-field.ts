/**
 * A field that no event has and that is computed from it. Its name starts with `x.`. Rules use one where
 * Sigma cannot say what is meant, such as whether a policy lets everybody in.
 */
export interface VirtualField {
  readonly name: `x.${string}`;
  readonly describes: string;
  /** Fields of the event that it is computed from. */
  readonly reads: readonly string[];
  /** Its value: a scalar, a list of values, or undefined when it does not apply. */
  readonly compute: (event: unknown) => unknown;
}

export type VirtualFields = ReadonlyMap<string, VirtualField>;

export function isVirtual(field: string): boolean {
  return field.startsWith('x.');
}
