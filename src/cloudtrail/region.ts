declare const brand: unique symbol;

/** A Region's code: `eu-west-1`, `us-gov-west-1`, `cn-north-1`, `us-isob-east-1`, `eusc-de-east-1`. Made only by `parseRegion`. */
export type Region = string & { readonly [brand]: 'Region' };

/**
 * Words joined by `-` and a number at the end. A shape and not a list, because AWS opens Regions
 * faster than this package is released. No Region holds `_`, which the file names rely on.
 */
const shape = /^[a-z]{2,8}(?:-[a-z]{2,12}){1,3}-[1-9][0-9]?$/;

export function parseRegion(text: string): Region | undefined {
  return shape.test(text) ? (text as Region) : undefined;
}
