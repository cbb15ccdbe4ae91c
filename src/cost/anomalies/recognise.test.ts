import { describe, expect, it } from 'vitest';
import type { Contribution } from './explain-spike.js';
import { recognise } from './recognise.js';

const part = (additional: number, change: Partial<Contribution> = {}): Contribution => ({
  principal: 'arn:aws:iam::111122223333:role/app',
  service: 'ec2.amazonaws.com',
  eventName: 'DescribeInstances',
  errorCode: '',
  events: additional,
  additional,
  isNew: false,
  firstEvent: 0,
  ...change,
});
const reads = (count: number, change: Partial<Contribution> = {}) =>
  Array.from({ length: count }, (_, index) =>
    part(100, { eventName: `Describe${index}`, isNew: true, ...change }),
  );

describe('a spike', () => {
  it.each([
    ['nothing', [], 'volume'],
    [
      'one call that is denied again and again',
      [part(900, { errorCode: 'AccessDenied' }), part(200)],
      'retry-loop',
    ],
    [
      'one call that mostly fails',
      [part(300), part(600, { errorCode: 'ThrottlingException' })],
      'retry-loop',
    ],
    ['one call that works', [part(900)], 'volume'],
    [
      'denied calls of many principals',
      ['a', 'b', 'c'].map((principal) => part(300, { principal, errorCode: 'AccessDenied' })),
      'volume',
    ],
    ['machines that are started', [part(900, { eventName: 'RunInstances' }), part(200)], 'launch-burst'],
    [
      'machines that fail to start',
      [part(900, { eventName: 'RunInstances', errorCode: 'Server.InsufficientInstanceCapacity' })],
      'launch-burst',
    ],
    ['a new principal that reads everything', reads(12), 'new-scanner'],
    ['a known principal that reads everything', reads(12, { isNew: false }), 'volume'],
    ['a new principal that reads two things', reads(2), 'volume'],
    [
      'a new principal that writes',
      reads(12).map((each) => ({ ...each, eventName: each.eventName.replace('Describe', 'Create') })),
      'volume',
    ],
  ] as const)('of %s is a %s', (_, contributions, kind) => {
    expect(recognise(contributions)).toBe(kind);
  });
});
