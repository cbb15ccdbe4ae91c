import type { TextPattern } from '../../tree/text-pattern.js';

/** `$.requestParameters.x-amz-acl`; undefined when CloudWatch has no way to write it. */
export function selector(field: string): string | undefined {
  return field.split('.').every((member) => /^[A-Za-z0-9_-]+$/.test(member)) ? `$.${field}` : undefined;
}

/** A value between quotes; `*` in it is a wildcard. Undefined when it holds what CloudWatch cannot quote. */
export function quoted(
  pattern: TextPattern,
): { readonly text: string; readonly widened: boolean } | undefined {
  const written = pattern.map((part) => (part.kind === 'literal' ? part.text : '*')).join('');
  if (/["\\]|[^ -~]/.test(written)) return undefined;
  const literalStar = pattern.some((part) => part.kind === 'literal' && part.text.includes('*'));
  const widened = literalStar || pattern.some(({ kind }) => kind === 'one');
  return { text: `"${written.replaceAll(/\*{2,}/g, '*')}"`, widened };
}
