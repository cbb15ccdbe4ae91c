import { describe, expect, it } from 'vitest';
import type { RequestContext } from '../evaluation/access-request.js';
import type { PolicyConditions } from '../document/policy-document.js';
import { conditionContext } from './condition-context.js';
import { evaluateConditions } from './evaluate-conditions.js';

const ADMIN = 'arn:aws:iam::222222222222:role/Admin';

const judge = (conditions: PolicyConditions, context: RequestContext, otherKeys?: 'absent' | 'unknown') =>
  evaluateConditions(
    conditions,
    conditionContext({
      principal: { kind: 'role', arn: ADMIN, organizationId: 'o-exampleorgid' },
      action: 's3:GetObject',
      resource: { arn: 'arn:aws:s3:::logs/a', accountId: '222222222222' },
      context,
      ...(otherKeys === undefined ? {} : { otherKeys }),
    }),
    '2012-10-17',
  ).kind;

type Row = readonly [title: string, conditions: PolicyConditions, context: RequestContext, kind: string];

const rows: readonly Row[] = [
  ['StringEquals takes any of the values', { StringEquals: { k: ['a', 'b'] } }, { k: 'b' }, 'yes'],
  ['StringEquals minds the case', { StringEquals: { k: 'a' } }, { k: 'A' }, 'no'],
  ['StringEquals takes * for a star', { StringEquals: { k: 'a*' } }, { k: 'ab' }, 'no'],
  ['StringEquals needs the key', { StringEquals: { k: 'a' } }, {}, 'no'],
  ['keys have no case', { StringEquals: { 'AWS:sourceip': 'a' } }, { 'aws:SourceIp': 'a' }, 'yes'],
  ['operators have no case', { stringequals: { k: 'a' } }, { k: 'a' }, 'yes'],
  ['StringNotEquals holds for none of the values', { StringNotEquals: { k: ['a', 'b'] } }, { k: 'b' }, 'no'],
  ['StringNotEquals holds without the key', { StringNotEquals: { k: 'a' } }, {}, 'yes'],
  ['StringEqualsIfExists holds without the key', { StringEqualsIfExists: { k: 'a' } }, {}, 'yes'],
  ['StringEqualsIfExists compares with the key', { StringEqualsIfExists: { k: 'a' } }, { k: 'b' }, 'no'],
  [
    'StringEqualsIgnoreCase does not mind the case',
    { StringEqualsIgnoreCase: { k: 'a' } },
    { k: 'A' },
    'yes',
  ],
  ['StringNotEqualsIgnoreCase neither', { StringNotEqualsIgnoreCase: { k: 'a' } }, { k: 'A' }, 'no'],
  ['StringLike knows * and ?', { StringLike: { k: 'a?c*' } }, { k: 'abcdef' }, 'yes'],
  ['StringNotLike is its opposite', { StringNotLike: { k: 'a?c*' } }, { k: 'abcdef' }, 'no'],
  ['a number and a boolean stand for their text', { StringEquals: { k: [1, true] } }, { k: 'true' }, 'yes'],
  ['Bool minds no case', { Bool: { k: 'True' } }, { k: 'true' }, 'yes'],
  ['Bool needs the key', { Bool: { k: 'false' } }, {}, 'no'],
  ['BoolIfExists does not', { BoolIfExists: { k: 'false' } }, {}, 'yes'],
  ['Null true holds without the key', { Null: { k: 'true' } }, {}, 'yes'],
  ['Null true does not with it', { Null: { k: 'true' } }, { k: '' }, 'no'],
  ['Null false holds with the key', { Null: { k: 'false' } }, { k: 'a' }, 'yes'],
  ['an empty list is no key', { Null: { k: 'true' } }, { k: [] }, 'yes'],
  ['numbers are compared as numbers', { NumericLessThan: { k: '1.2' } }, { k: '1.10' }, 'yes'],
  ['a text is no number', { NumericLessThan: { k: '1.2' } }, { k: 'old' }, 'no'],
  [
    'a policy that compares with no number is not judged',
    { NumericEquals: { k: 'x' } },
    { k: '1' },
    'unknown',
  ],
  ['NumericNotEquals', { NumericNotEquals: { k: '1' } }, { k: '1.0' }, 'no'],
  ['NumericGreaterThanEquals', { NumericGreaterThanEquals: { k: '3600' } }, { k: '3600' }, 'yes'],
  [
    'dates with offsets',
    { DateEquals: { k: '2026-03-01T01:00:00+01:00' } },
    { k: '2026-03-01T00:00:00Z' },
    'yes',
  ],
  ['dates in seconds', { DateGreaterThan: { k: '1740787200' } }, { k: '2026-03-01T00:00:00Z' }, 'yes'],
  ['DateLessThan', { DateLessThan: { k: '2026-03-01' } }, { k: '2026-02-28T23:59:59Z' }, 'yes'],
  ['IpAddress of a range', { IpAddress: { k: '203.0.113.0/24' } }, { k: '203.0.113.255' }, 'yes'],
  ['IpAddress of one address', { IpAddress: { k: '203.0.113.1' } }, { k: '203.0.113.2' }, 'no'],
  ['IpAddress of IPv6', { IpAddress: { k: '2001:db8::/32' } }, { k: '2001:DB8:1::7' }, 'yes'],
  ['NotIpAddress', { NotIpAddress: { k: '0.0.0.0/0' } }, { k: '203.0.113.2' }, 'no'],
  [
    'a range that is none is not judged',
    { IpAddress: { k: '203.0.113.0/33' } },
    { k: '203.0.113.2' },
    'unknown',
  ],
  ['ArnLike', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/A*' } }, {}, 'yes'],
  ['ArnEquals knows * as well', { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/A*' } }, {}, 'yes'],
  ['ArnLike compares part by part', { ArnLike: { k: 'arn:aws:*:x' } }, { k: 'arn:aws:s3:::x' }, 'unknown'],
  ['ArnNotLike holds without the key', { ArnNotLike: { k: 'arn:aws:s3:::x' } }, {}, 'yes'],
  ['ArnNotLike holds for what is no ARN', { ArnNotLike: { k: 'arn:aws:s3:::x' } }, { k: 'x' }, 'yes'],
  ['a variable', { StringEquals: { k: '${aws:ResourceAccount}' } }, { k: '222222222222' }, 'yes'],
  ['a variable with a default', { StringEquals: { k: "${aws:username, 'nobody'}" } }, { k: 'nobody' }, 'yes'],
  ['a variable without a value', { StringEquals: { k: '${aws:username}' } }, { k: '${aws:username}' }, 'no'],
  ['a star that came out of a variable', { StringLike: { k: '${v}' } }, { k: 'ab', v: 'a*' }, 'no'],
  ['an escaped star', { StringLike: { k: 'a${*}' } }, { k: 'ab' }, 'no'],
  ['several values without a quantifier', { StringEquals: { k: 'a' } }, { k: ['a', 'b'] }, 'unknown'],
  ['ForAnyValue', { 'ForAnyValue:StringEquals': { k: 'a' } }, { k: ['a', 'b'] }, 'yes'],
  ['ForAnyValue without the key', { 'ForAnyValue:StringEquals': { k: 'a' } }, {}, 'no'],
  ['ForAnyValue of a negation without the key', { 'ForAnyValue:StringNotEquals': { k: 'a' } }, {}, 'no'],
  ['ForAllValues', { 'ForAllValues:StringLike': { k: ['a*'] } }, { k: ['ab', 'b'] }, 'no'],
  ['ForAllValues without the key', { 'ForAllValues:StringEquals': { k: 'a' } }, {}, 'yes'],
  ['ForAllValues of a negation', { 'ForAllValues:StringNotEquals': { k: 'a' } }, { k: ['b', 'c'] }, 'yes'],
  ['an operator that is not known', { BinaryEquals: { k: 'YQ==' } }, { k: 'YQ==' }, 'unknown'],
  [
    'what does not hold wins over what is not known',
    { BinaryEquals: { k: 'YQ==' }, Bool: { b: 'true' } },
    {},
    'no',
  ],
  ['every key has to hold', { StringEquals: { k: 'a', l: 'b' } }, { k: 'a', l: 'c' }, 'no'],
  [
    'the organization of the principal',
    { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } },
    {},
    'yes',
  ],
  ['a principal is no service', { Bool: { 'aws:PrincipalIsAWSService': 'false' } }, {}, 'yes'],
];

describe('conditions', () => {
  it.each(rows)('%s', (_title, conditions, context, kind) => {
    expect(judge(conditions, context)).toBe(kind);
  });

  it('are unknown where the request does not tell', () => {
    const conditions = { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } };
    expect(judge(conditions, {}, 'unknown')).toBe('unknown');
    expect(judge({ Null: { 'aws:RequestedRegion': 'true' } }, {}, 'unknown')).toBe('unknown');
    expect(judge(conditions, { 'aws:RequestedRegion': 'eu-central-1' }, 'unknown')).toBe('no');
    expect(judge({ ArnLike: { 'aws:PrincipalArn': ADMIN } }, {}, 'unknown')).toBe('yes');
    expect(judge({ StringEquals: { 'aws:PrincipalServiceName': 'x' } }, {}, 'unknown')).toBe('no');
  });
});
