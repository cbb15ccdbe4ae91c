declare const brand: unique symbol;

/** An organization id, `o-` included: `o-exampleorgid`. Made only by `parseOrganizationId`. */
export type OrganizationId = string & { readonly [brand]: 'OrganizationId' };

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html
const shape = /^o-[a-z0-9]{10,32}$/;

export function parseOrganizationId(text: string): OrganizationId | undefined {
  return shape.test(text) ? (text as OrganizationId) : undefined;
}
