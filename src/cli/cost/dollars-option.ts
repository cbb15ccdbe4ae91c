import { type Option, refuse } from '../option.js';

/** An amount of US dollars, at most six decimals. */
export function dollars(
  fallback: number,
  parts: { readonly placeholder: string; readonly summary: string },
): Option<number> {
  return {
    ...parts,
    fallback: String(fallback),
    read: (given, { name }) => {
      const wanted = given.at(-1);
      if (wanted === undefined) return fallback;
      return /^\d{1,9}(?:\.\d{1,6})?$/.test(wanted)
        ? Number(wanted)
        : refuse(name, wanted, 'an amount of US dollars such as 0.10');
    },
  };
}
