import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RANDOM_EVENTS, RANDOM_RULES } from '../../../test/fixtures/random-rules.js';
import { parsedRule } from '../rule-source.contract.js';
import { compileRule } from './compile-rule.js';
import { mayMatch } from './may-match.js';

describe('whether an event may match of which only some fields are known', () => {
  it('is never denied for an event that matches', () => {
    fc.assert(
      fc.property(RANDOM_RULES, RANDOM_EVENTS, (rule, event) => {
        const { eventName } = event as { readonly eventName?: unknown };
        fc.pre(compileRule(rule, new Map()).matches(event));
        expect(mayMatch(rule, ['eventName'], new Map())({ eventName })).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  const call = ['call: { eventSource: iam.amazonaws.com, eventName: [CreateUser, CreateRole] }'];
  const created = { eventSource: 'iam.amazonaws.com', eventName: 'CreateUser' };

  it.each([
    ['the name that it asks for', [...call, 'condition: call'], created, true],
    ['another name', [...call, 'condition: call'], { ...created, eventName: 'ListUsers' }, false],
    ['the name of another service', [...call, 'condition: call'], { ...created, eventSource: 'x' }, false],
    ['a name that it excludes', [...call, 'condition: not call'], created, false],
    [
      'a name that it does not exclude',
      [...call, 'condition: not call'],
      { ...created, eventName: 'x' },
      true,
    ],
    ['no name, where one is asked for', [...call, 'condition: call'], {}, false],
    [
      'a name and something unknown',
      [...call, 'who: { userAgent: x }', 'condition: call and who'],
      created,
      true,
    ],
    ['something unknown instead', [...call, 'who: { userAgent: x }', 'condition: call or who'], {}, true],
    [
      'something unknown that is excluded',
      [...call, 'who: { userAgent: x }', 'condition: call and not who'],
      created,
      true,
    ],
  ] as const)('%s', (_case, detection, event, expected) => {
    const rule = parsedRule(...detection);
    expect(mayMatch(rule, ['eventSource', 'eventName'], new Map())(event)).toBe(expected);
  });
});
