declare const brand: unique symbol;

/** An AWS account id: twelve digits, leading zeroes kept. Made only by `parseAccountId`. */
export type AccountId = string & { readonly [brand]: 'AccountId' };

const shape = /^[0-9]{12}$/;

export function parseAccountId(text: string): AccountId | undefined {
  return shape.test(text) ? (text as AccountId) : undefined;
}
