import type { PlaceholderValues } from './placeholder-values.js';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

const ALONE = /^\{\{(\w+)(\?)?\}\}$/;
const WITHIN = /\{\{(\w+)\}\}/g;

/**
 * Puts values in the place of `{{name}}`. A name that stands alone in a list may hold a list, whose elements
 * take its place. A list that comes out empty is refused, because IAM would refuse it or, worse, read a
 * condition without values as no match; `{{name?}}` says that the member with the empty list, and what is
 * empty without it, disappears.
 */
export function fillPlaceholders(template: unknown, values: PlaceholderValues): unknown {
  return fill(template as Json, values);
}

function fill(json: Json, values: PlaceholderValues): Json | undefined {
  if (typeof json === 'string') return fillText(json, values);
  if (isList(json)) return fillList(json, values);
  if (typeof json === 'object' && json !== null) return fillObject(json, values);
  return json;
}

function fillObject(
  json: { readonly [name: string]: Json },
  values: PlaceholderValues,
): { readonly [name: string]: Json } | undefined {
  const entries = Object.entries(json)
    .map(([name, value]) => [name, fill(value, values)] as const)
    .filter((entry): entry is readonly [string, Json] => entry[1] !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function fillList(json: readonly Json[], values: PlaceholderValues): readonly Json[] | undefined {
  const filled = json.flatMap((element) => fillElement(element, values));
  if (filled.length > 0) return filled;
  if (json.every((element) => typeof element === 'string' && ALONE.exec(element)?.[2] === '?'))
    return undefined;
  throw new Error(`nothing is given for ${json.join(', ')}`);
}

function fillElement(element: Json, values: PlaceholderValues): readonly Json[] {
  const name = typeof element === 'string' ? ALONE.exec(element)?.[1] : undefined;
  const value = name === undefined ? undefined : valueOf(name, values);
  if (isList(value)) return value;
  const filled = fill(element, values);
  return filled === undefined ? [] : [filled];
}

function fillText(text: string, values: PlaceholderValues): string {
  return text.replaceAll(WITHIN, (_whole, name: string) => {
    const value = valueOf(name, values);
    if (typeof value === 'string') return value;
    throw new Error(`{{${name}}} is a list and has to stand alone in one`);
  });
}

function valueOf(name: string, values: PlaceholderValues): string | readonly string[] {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) throw new Error(`no value is known for {{${name}}}`);
  return value;
}

function isList<Element>(json: Json | readonly Element[] | undefined): json is readonly Element[] {
  return Array.isArray(json);
}
