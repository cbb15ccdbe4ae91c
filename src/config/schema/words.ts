import { z } from 'zod';

/** A text of a known shape; `expected` is what the error and the reference say of it. */
export function shaped(expected: string, shape: RegExp, example?: string) {
  const error = `expected ${expected}`;
  const examples = example === undefined ? {} : { examples: [example] };
  return z
    .string({ error })
    .regex(shape, { error })
    .meta({ title: expected, ...examples });
}

/** A whole number of a range. */
export function wholeNumber(from: number, to: number) {
  const error = `expected a whole number from ${from} to ${to}`;
  return z.int({ error }).min(from, { error }).max(to, { error });
}

export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `expected one of: ${words.join(', ')}` });
}

export function yesOrNo() {
  return z.boolean({ error: 'expected true or false' });
}

export function listOf<Item extends z.ZodType>(item: Item, expected: string) {
  return z.array(item, { error: `expected a list of ${expected}` });
}

/** A section: what it does not know is an error, because it is most often a slip of the pen. */
export function section<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'invalid_type' ? 'expected a section of names and values' : undefined),
  });
}

export const accountId = shaped('an account id of twelve digits in quotes', /^[0-9]{12}$/, '111122223333');
export const organizationId = shaped(
  'an organization id such as o-exampleorgid',
  /^o-[a-z0-9]{10,32}$/,
  'o-exampleorgid',
);
export const region = shaped(
  'a Region such as eu-west-1',
  /^[a-z]{2,8}(?:-[a-z]{2,12}){1,3}-[1-9][0-9]?$/,
  'eu-west-1',
);
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; dots break TLS of virtual hosts.
export const bucketName = shaped(
  'a bucket name of 3 to 63 lower-case letters, digits and -',
  /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
);
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
export const trailName = shaped(
  'a trail name of 3 to 128 letters, digits, ., _ and -, starting with a letter or digit and ending in one',
  /^[A-Za-z0-9](?:[._-]?[A-Za-z0-9]){2,127}$/,
);
// https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html
export const rootOrUnitId = shaped(
  'the id of a root or a unit such as r-ab12 or ou-ab12-11111111',
  /^(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$/,
);
export const unitId = shaped(
  'the id of a unit such as ou-ab12-11111111',
  /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/,
);
export const arnPattern = shaped(
  'an ARN such as arn:aws:iam::111122223333:role/name',
  /^arn:[a-z-]+:[a-z0-9-]+:[a-z0-9*-]*:[0-9*]*:.+$/,
);
export const roleName = shaped('a role name of 1 to 64 letters, digits and +=,.@_-', /^[\w+=,.@-]{1,64}$/);
export const oneOrMore = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)], {
  error: 'expected a text or a list of texts',
});
export const day = shaped('a day such as 2026-01-01', /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);
export const plainText = z
  .string({ error: 'expected a text' })
  .min(1, { error: 'expected a text that is not empty' });
