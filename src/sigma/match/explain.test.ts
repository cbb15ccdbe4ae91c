import { describe, expect, it } from 'vitest';
import { matcherOf } from '../rule-source.contract.js';

const rule = matcherOf([
  'call: { eventSource: s3.amazonaws.com, eventName: [PutBucketAcl, PutBucketPolicy] }',
  'ok: { errorCode: null }',
  'deployer: { userIdentity.arn|endswith: /deployer }',
  'condition: call and ok and not deployer',
]);
const put = {
  eventSource: 's3.amazonaws.com',
  eventName: 'PutBucketPolicy',
  userIdentity: { arn: 'arn:x/alice' },
};

describe('an explanation', () => {
  it('names every field that made an event match, with its value', () => {
    expect(rule.explain(put)).toEqual({
      matched: true,
      items: [
        { search: 'call', field: 'eventSource', test: '= "s3.amazonaws.com"', value: 's3.amazonaws.com' },
        { search: 'call', field: 'eventName', test: '= "PutBucketPolicy"', value: 'PutBucketPolicy' },
        { search: 'ok', field: 'errorCode', test: 'is absent or null', value: undefined },
      ],
    });
  });

  it.each([
    [
      'an event of another service',
      { ...put, eventSource: 'ec2.amazonaws.com' },
      { search: 'call', field: 'eventSource', excluded: false, values: ['ec2.amazonaws.com'] },
    ],
    [
      'a refused call',
      { ...put, errorCode: 'AccessDenied' },
      { search: 'ok', field: 'errorCode', excluded: false, values: ['AccessDenied'] },
    ],
    [
      'somebody who is excluded',
      { ...put, userIdentity: { arn: 'arn:x/deployer' } },
      { search: 'deployer', field: 'userIdentity.arn', excluded: true, values: ['arn:x/deployer'] },
    ],
    ['an event without the field', {}, { search: 'call', field: 'eventSource', excluded: false, values: [] }],
  ])('names the first item that kept %s from matching', (_title, event, reason) => {
    expect(rule.explain(event)).toMatchObject({ matched: false, reason });
  });

  it('cuts a value that is very long', () => {
    const contains = matcherOf(['selection: { userAgent|contains: kali }', 'condition: selection']);
    const explanation = contains.explain({ userAgent: `kali${'x'.repeat(1_000_000)}` });
    expect(explanation.matched && explanation.items[0]!.value!.length).toBe(2_001);
  });
});
