import { describe, expect, it } from 'vitest';
import { CLOUDTRAIL_VIRTUAL_FIELDS, loadRules, type SigmaRule } from '../index.js';
import { deriveRuleEvents } from './derive-rule-events.js';

function ruleFor(detection: string): SigmaRule {
  const text = `title: x\nlogsource: { product: aws, service: cloudtrail }\ndetection:\n${detection.replaceAll(/^/gm, '  ')}\n`;
  const { rules, problems } = loadRules([{ path: 'derived.yml', text }], CLOUDTRAIL_VIRTUAL_FIELDS);
  expect(problems).toEqual([]);
  return rules[0]!;
}

function derive(detection: string) {
  const derived = deriveRuleEvents(ruleFor(detection), CLOUDTRAIL_VIRTUAL_FIELDS);
  if (derived.kind === 'none') throw new Error(derived.reason);
  return derived.events.cases;
}

/** The event that matches first, for a selection. */
const matching = (selection: string) => derive(`s: { ${selection} }\ncondition: s`)[0]!.event;

describe('from what a rule asks, an event is derived', () => {
  it.each([
    ['eventName: StopLogging', { eventName: 'StopLogging' }],
    ['eventName|startswith: Stop', { eventName: 'Stop' }],
    ["userAgent|contains: ['a?c']", { userAgent: 'axc' }],
    ["userAgent: '*'", { userAgent: 'x' }],
    ["userAgent|contains|all: ['b', 'c']", { userAgent: 'bc' }],
    ["userAgent|re: '^a.+z$'", { userAgent: 'axz' }],
    ["sourceIPAddress|cidr: '10.1.0.0/16'", { sourceIPAddress: '10.1.0.0' }],
    ['requestParameters.size|gt: 5', { requestParameters: { size: 6 } }],
    ['requestParameters.size|lte: 5', { requestParameters: { size: 5 } }],
    ['requestParameters.enable: false', { requestParameters: { enable: false } }],
    ["requestParameters.odd: 'true'", { requestParameters: { odd: true } }],
    ['errorCode: null', {}],
    ['errorCode|exists: true', { errorCode: 'x' }],
    ['requestParameters|contains: Suspended', { requestParameters: { derived: ['Suspended'] } }],
    ['requestParameters|contains: \'"Allow"\'', { requestParameters: { derived: ['Allow'] } }],
    ["additionalEventData.MFAUsed: 'NO'", { additionalEventData: { MFAUsed: 'No' } }],
    ['eventTime|year: 2031', { eventTime: '2031-06-01T00:00:00.000Z' }],
    ['eventTime|week: 1', { eventTime: '2026-01-01T00:00:00.000Z' }],
    ['eventTime|minute: 17', { eventTime: '2026-01-01T00:17:00.000Z' }],
  ])('%s', (selection, event) => {
    expect(matching(selection)).toEqual(event);
  });

  it('with members in the object that is searched as a whole', () => {
    expect(matching('requestParameters.name: a, requestParameters|contains: b')).toEqual({
      requestParameters: { derived: ['b'], name: 'a' },
    });
  });

  it('with one value in both fields that are compared', () => {
    const selection = 'userIdentity.arn|fieldref: requestParameters.userName';
    expect(matching(selection)).toEqual({
      userIdentity: { arn: 'x' },
      requestParameters: { userName: 'x' },
    });
  });

  it('for a keyword, in a member that no record has', () => {
    expect(derive('k: [needle]\ncondition: k')[0]!.event).toEqual({
      additionalEventData: { derived: ['needle'] },
    });
  });

  it('for each alternative, at most ten', () => {
    const names = Array.from({ length: 40 }, (_, at) => `Call${at}`);
    const cases = derive(`s: { eventName: [${names.join(', ')}] }\ncondition: s`);
    const events = cases.filter(({ expected }) => expected).map(({ event }) => event['eventName']);
    expect(events).toEqual(names.slice(0, 10));
  });

  it('and ones in which a single demand is turned round', () => {
    const cases = derive(
      's: { eventName: A, eventSource: b }\nf: { errorCode: [X, Y] }\ncondition: s and not f',
    );
    expect(cases.map(({ name, expected, event }) => [name, expected, event])).toEqual([
      ['as the rule asks (1)', true, { eventName: 'A', eventSource: 'b' }],
      ['as the rule asks, but not eventName = "A"', false, { eventSource: 'b' }],
      ['as the rule asks, but not eventSource = "b"', false, { eventName: 'A' }],
      ['as the rule asks, but errorCode = "X"', false, { errorCode: 'X', eventName: 'A', eventSource: 'b' }],
      ['as the rule asks, but errorCode = "Y"', false, { errorCode: 'Y', eventName: 'A', eventSource: 'b' }],
      ['as the rule asks, but another eventName', false, { eventName: 'another', eventSource: 'b' }],
      ['as the rule asks, but another eventSource', false, { eventName: 'A', eventSource: 'another' }],
    ]);
  });
});

describe('no event is derived', () => {
  it.each([
    ['for a contradiction', 's: { eventName: A }\ncondition: s and not s', /no event that was guessed/],
    [
      'where a field is computed',
      's: { x.policyPublic: true }\ncondition: s',
      /^x\.policyPublic is computed/,
    ],
    ['for a year that no calendar writes', 's: { eventTime|year: 999999 }\ncondition: s', /guessed/],
    ['for a minute that no hour has', 's: { eventTime|minute: 9999999999999 }\ncondition: s', /guessed/],
    [
      'where a regular expression is beyond guessing',
      "s: { userAgent|re: '^(ab|cd){3}$' }\ncondition: s",
      /guessed/,
    ],
  ])('%s, and the reason is told', (_, detection, reason) => {
    const derived = deriveRuleEvents(ruleFor(detection), CLOUDTRAIL_VIRTUAL_FIELDS);
    expect(derived).toMatchObject({ kind: 'none', reason: expect.stringMatching(reason) });
  });
});
