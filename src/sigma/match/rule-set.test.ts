import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsedRule } from '../rule-source.contract.js';
import { CLOUDTRAIL_VIRTUAL_FIELDS } from '../virtual/index.js';
import { compileRule } from './compile-rule.js';
import { necessaryValues } from './necessary-values.js';
import { createRuleSet } from './rule-set.js';

const NAMES = ['StopLogging', 'DeleteTrail', 'RunInstances'];
const SOURCES = ['cloudtrail.amazonaws.com', 'ec2.amazonaws.com'];
const TYPES = ['Root', 'IAMUser'];

/** Rules of every shape that the index treats in its own way. */
const rules = [
  ['a: { eventName: [StopLogging, DELETETRAIL] }', 'condition: a'],
  ['a: { eventSource: ec2.amazonaws.com }', 'b: { eventName: RunInstances }', 'condition: a and b'],
  ['a: { eventSource: ec2.amazonaws.com }', 'b: { eventName: StopLogging }', 'condition: a or b'],
  ['a: { eventName: StopLogging }', 'condition: not a'],
  ["a: { eventName: 'Stop*' }", 'condition: a'],
  ['a: { userIdentity.type: Root }', 'b: { eventName: DeleteTrail }', 'condition: a and not b'],
  ['a: { eventName: null }', 'condition: a'],
].map((detection) => parsedRule(...detection));

const events = fc.record(
  {
    eventName: fc.oneof(
      fc.constantFrom(...NAMES, 'stoplogging'),
      fc.array(fc.constantFrom(...NAMES)),
      fc.constant(null),
    ),
    eventSource: fc.constantFrom(...SOURCES),
    userIdentity: fc.record({ type: fc.constantFrom(...TYPES) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

describe('a rule set', () => {
  it('answers as its rules do one by one', () => {
    const set = createRuleSet(rules, CLOUDTRAIL_VIRTUAL_FIELDS);
    const alone = rules.map((rule) => compileRule(rule, CLOUDTRAIL_VIRTUAL_FIELDS));
    fc.assert(
      fc.property(events, (event) => {
        expect(set.match(event)).toEqual(
          alone.filter(({ matches }) => matches(event)).map(({ rule }) => rule),
        );
      }),
    );
  });

  it('looks a rule up by the value that fewest events share', () => {
    expect(rules.map(({ expression }) => necessaryValues(expression)?.map(({ value }) => value))).toEqual([
      ['stoplogging', 'deletetrail'],
      ['runinstances'],
      ['ec2.amazonaws.com', 'stoplogging'],
      undefined,
      undefined,
      ['root'],
      undefined,
    ]);
  });
});
