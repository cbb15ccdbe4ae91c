import { describe, expect, expectTypeOf, test } from 'vitest';
import { type AccountId, parseAccountId } from './account-id.js';
import { type OrganizationId, parseOrganizationId } from './organization-id.js';
import { parseRegion, type Region } from './region.js';

describe('parseAccountId', () => {
  test.each(['111122223333', '000000000000', '012345678901'])('accepts %s', (text) => {
    expect(parseAccountId(text)).toBe(text);
  });

  test.each(['', '11112222333', '1111222233334', '11112222333a', '111122223333\n', '١١١١٢٢٢٢٣٣٣٣'])(
    'refuses %j',
    (text) => {
      expect(parseAccountId(text)).toBeUndefined();
    },
  );
});

describe('parseOrganizationId', () => {
  test.each(['o-abcd123456', 'o-exampleorgid', `o-${'a'.repeat(32)}`])('accepts %s', (text) => {
    expect(parseOrganizationId(text)).toBe(text);
  });

  test.each([
    '',
    'exampleorgid',
    'o-short',
    'o-EXAMPLEORGID',
    `o-${'a'.repeat(33)}`,
    'o-example/orgid',
    'r-exampleorgid',
  ])('refuses %j', (text) => {
    expect(parseOrganizationId(text)).toBeUndefined();
  });
});

describe('parseRegion', () => {
  test.each([
    'us-east-1',
    'eu-central-2',
    'ap-southeast-7',
    'mx-central-1',
    'il-central-1',
    'us-gov-east-1',
    'us-gov-west-1',
    'cn-north-1',
    'cn-northwest-1',
    'us-iso-west-1',
    'us-isob-east-1',
    'eu-isoe-west-1',
    'us-isof-south-1',
    'eusc-de-east-1',
    'sa-west-12',
  ])('accepts %s', (text) => {
    expect(parseRegion(text)).toBe(text);
  });

  test.each([
    '',
    'global',
    'aws-global',
    'us-east-1a',
    'us-east-0',
    'us-east-',
    'US-EAST-1',
    'us_east_1',
    'us-east-1\n',
    '-us-east-1',
    'us--east-1',
    'useast1',
  ])('refuses %j', (text) => {
    expect(parseRegion(text)).toBeUndefined();
  });
});

describe('the branded types', () => {
  test('are made by their parsers only', () => {
    expectTypeOf<string>().not.toExtend<AccountId>();
    expectTypeOf<AccountId>().not.toExtend<Region>();
    expectTypeOf<Region>().not.toExtend<OrganizationId>();
    expectTypeOf<AccountId>().toExtend<string>();
  });
});
