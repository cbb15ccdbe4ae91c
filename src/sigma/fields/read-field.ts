/** Lists within lists deeper than this hold no values. */
const DEEPEST_LISTS = 64;

export type FieldPath = readonly string[];

export function fieldPath(field: string): FieldPath {
  return field.split('.');
}

/**
 * Whether any value at a path is accepted. A path goes through lists: every element is a value of its own.
 * Only own members count, so a field called `__proto__` or `constructor` is one only if the event has it.
 */
export function someValue(
  root: unknown,
  path: FieldPath,
  accepts: (value: unknown) => boolean,
  from = 0,
  lists = 0,
): boolean {
  let value = root;
  for (let at = from; at < path.length; at += 1) {
    if (typeof value !== 'object' || value === null) return false;
    if (Array.isArray(value)) return someElement(value, path, accepts, at, lists);
    if (!Object.hasOwn(value, path[at]!)) return false;
    value = (value as Readonly<Record<string, unknown>>)[path[at]!];
  }
  if (Array.isArray(value)) return someElement(value, path, accepts, path.length, lists);
  return value !== undefined && accepts(value);
}

function someElement(
  elements: readonly unknown[],
  path: FieldPath,
  accepts: (value: unknown) => boolean,
  from: number,
  lists: number,
): boolean {
  if (lists >= DEEPEST_LISTS) return false;
  return elements.some((element) => someValue(element, path, accepts, from, lists + 1));
}

/** Every value at a path, in order. */
export function valuesAt(root: unknown, path: FieldPath): readonly unknown[] {
  const values: unknown[] = [];
  someValue(root, path, (value) => {
    values.push(value);
    return false;
  });
  return values;
}
