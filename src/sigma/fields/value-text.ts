/**
 * The text that a value is tested as: a text itself, numbers and booleans as JSON writes them, objects as
 * compact JSON in their own order. JSON null and what is absent have none.
 */
export function valueText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? undefined : objectText(value);
    default:
      return undefined;
  }
}

/** Compact JSON. `JSON.stringify` exhausts the stack on hostile nesting; then the slower writer takes over. */
export function objectText(value: object): string {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return nestedText(value);
  }
}

/** JSON without recursion. */
function nestedText(root: unknown): string {
  const written: string[] = [];
  const open: (string | { readonly value: unknown })[] = [{ value: root }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') written.push(next);
    else if (typeof next.value !== 'object' || next.value === null)
      written.push(JSON.stringify(next.value) ?? 'null');
    else open.push(...membersOf(next.value).reverse());
  }
  return written.join('');
}

function membersOf(value: object): (string | { readonly value: unknown })[] {
  const array = Array.isArray(value);
  const members = Object.entries(value).flatMap(([key, member], index) => [
    `${index === 0 ? '' : ','}${array ? '' : `${JSON.stringify(key)}:`}`,
    { value: member as unknown },
  ]);
  return [array ? '[' : '{', ...members, array ? ']' : '}'];
}
