import { describe, expect, it } from 'vitest';
import { matcherOf } from '../rule-source.contract.js';

/** What a selection is, an event, and whether it matches. */
type Case = readonly [title: string, selection: readonly string[], event: unknown, matches: boolean];

const event = {
  eventName: 'StopLogging',
  eventTime: '2026-03-01T22:15:00Z',
  readOnly: false,
  count: 5,
  account: '012345678901',
  path: 'C:\\temp\\a.exe',
  stars: 'a*b?c',
  empty: '',
  nothing: null,
  ip: '10.1.2.3',
  ip6: '2001:db8::7',
  user: 'Bob',
  owner: 'bob',
  arn: 'arn:aws:iam::1:user/Bob',
  object: { b: 1, a: 'x' },
  list: [{ name: 'one', tags: ['red', 'blue'] }, { name: 'two' }],
  none: [],
  lines: 'first\nsecond',
  encoded: 'xx Zm9vYmFy yy',
};

const CASES: readonly Case[] = [
  ['an equal text', ['eventName: StopLogging'], event, true],
  ['another case', ['eventName: STOPLOGGING'], event, true],
  ['another case under cased', ['eventName|cased: STOPLOGGING'], event, false],
  ['a part of a text', ['eventName: Stop'], event, false],
  ['one of a list', ['eventName: [StartLogging, StopLogging]'], event, true],
  ['none of a list', ['eventName: [StartLogging, DeleteTrail]'], event, false],
  ['a number', ['count: 5'], event, true],
  ['a number written as text', ["count: '5'"], event, true],
  ['another number', ['count: 6'], event, false],
  ['an account id without quotes, with its leading zero', ['account: 012345678901'], event, true],
  ['a boolean written as text', ["readOnly: 'false'"], event, true],
  ['a boolean', ['readOnly: false'], event, true],
  ['the other boolean', ['readOnly: true'], event, false],
  ['the empty text', ["empty: ''"], event, true],
  ['the empty text of a field with text', ["eventName: ''"], event, false],
  ['the empty text of an absent field', ["missing: ''"], event, false],
  ['null of an absent field', ['missing: null'], event, true],
  ['null of JSON null', ['nothing: null'], event, true],
  ['null of a value', ['eventName: null'], event, false],
  ['null of an empty list', ['none: null'], event, true],
  ['exists of a value', ['eventName|exists: true'], event, true],
  ['exists of an absent field', ['missing|exists: true'], event, false],
  ['exists of JSON null', ['nothing|exists: true'], event, false],
  ['exists false of an absent field', ['missing|exists: false'], event, true],
  ['exists false of a value', ['eventName|exists: false'], event, false],
  ['exists of an object', ['object|exists: true'], event, true],
  ['a star anywhere', ["eventName: 'St*ging'"], event, true],
  ['a star for nothing', ["eventName: 'StopLogging*'"], event, true],
  ['a question mark', ["eventName: 'St?pLogging'"], event, true],
  ['a question mark for nothing', ["eventName: 'StopLogging?'"], event, false],
  ['several stars that have to step back', ["eventName: '*o*g?ng'"], event, true],
  ['an escaped star', ["stars: 'a\\*b\\?c'"], event, true],
  ['an escaped star of a text without it', ["eventName: 'Stop\\*'"], event, false],
  ['single backslashes', ["path: 'C:\\temp\\a.exe'"], event, true],
  ['double backslashes', ["path: 'C:\\\\temp\\\\a.exe'"], event, true],
  ['a backslash before a wildcard', ["path: 'C:\\temp\\\\*'"], event, true],
  ['contains', ['eventName|contains: plog'], event, true],
  ['contains of what is not in it', ['eventName|contains: trail'], event, false],
  ['contains star: the field is there', ["eventName|contains: '*'"], event, true],
  ['contains star of an absent field', ["missing|contains: '*'"], event, false],
  ['startswith', ['eventName|startswith: stop'], event, true],
  ['startswith of an end', ['eventName|startswith: logging'], event, false],
  ['endswith', ['eventName|endswith: logging'], event, true],
  ['endswith of a start', ['eventName|endswith: stop'], event, false],
  ['contains all', ['eventName|contains|all: [stop, ging]'], event, true],
  ['contains all but one', ['eventName|contains|all: [stop, trail]'], event, false],
  [
    'contains in an object, as compact JSON in its own order',
    ['object|contains: \'{"b":1,"a":\''],
    event,
    true,
  ],
  ['an object that is equal to a text', ['object: x'], event, false],
  ['any element of a list', ['list.name: two'], event, true],
  ['no element of a list', ['list.name: three'], event, false],
  ['a list within a list', ['list.tags: blue'], event, true],
  ['a regular expression, with case', ["eventName|re: '^Stop.*ing$'"], event, true],
  ['a regular expression in another case', ["eventName|re: '^stop'"], event, false],
  ['a regular expression that ignores case', ["eventName|re|i: '^stop'"], event, true],
  ['the end of a line without m', ["lines|re: 'first$'"], event, false],
  ['the end of a line with m', ["lines|re|m: 'first$'"], event, true],
  ['a dot at a line break without s', ["lines|re: 'first.second'"], event, false],
  ['a dot at a line break with s', ["lines|re|s: 'first.second'"], event, true],
  ['an address within a block', ['ip|cidr: 10.0.0.0/8'], event, true],
  ['an address outside a block', ['ip|cidr: [192.168.0.0/16, 10.2.0.0/16]'], event, false],
  ['an IPv6 address within a block', ["ip6|cidr: '2001:db8::/32'"], event, true],
  ['an IPv4 address and an IPv6 block', ["ip|cidr: '::/0'"], event, false],
  ['a text that is no address', ['eventName|cidr: 0.0.0.0/0'], event, false],
  ['lt', ['count|lt: 6'], event, true],
  ['lt of the same', ['count|lt: 5'], event, false],
  ['lte', ['count|lte: 5'], event, true],
  ['gt', ['count|gt: 4'], event, true],
  ['gte', ['count|gte: 6'], event, false],
  ['gt of a text', ['account|gt: 0'], event, false],
  ['neq', ['count|neq: 6'], event, true],
  ['neq of the same', ['count|neq: 5'], event, false],
  ['neq of an absent field', ['missing|neq: 5'], event, true],
  ['neq of one of a list', ['eventName|neq: [StopLogging, DeleteTrail]'], event, false],
  ['another field with the same value', ['user|fieldref: owner'], event, true],
  ['another field under cased', ['user|fieldref|cased: owner'], event, false],
  ['another field at the end', ['arn|fieldref|endswith: user'], event, true],
  ['another field within', ['arn|fieldref|contains: owner'], event, true],
  ['another field at the start', ['arn|fieldref|startswith: owner'], event, false],
  ['another field that is absent', ['user|fieldref: missing'], event, false],
  ['another field that differs', ['user|fieldref|neq: owner'], event, false],
  ['base64', ['encoded|base64|contains: foobar'], event, true],
  ['base64 at another offset', ['encoded|base64offset|contains: oob'], event, true],
  ['base64 of something else', ['encoded|base64|contains: barfoo'], event, false],
  ['the hour', ['eventTime|hour: 22'], event, true],
  ['late hours', ['eventTime|hour|gte: 23'], event, false],
  ['the ISO week', ['eventTime|week: 9'], event, true],
  ['the month of a text without time', ['eventName|month: 3'], event, false],
  ['a keyword', ["- 'temp'"], event, true],
  ['a keyword that is nowhere', ["- 'elsewhere'"], event, false],
  ['all keywords', ["'|all': [temp, stoplogging]"], event, true],
  ['all keywords but one', ["'|all': [temp, elsewhere]"], event, false],
  ['a list of maps', ['- eventName: DeleteTrail', '- count: 5'], event, true],
  ['a member of the prototype', ['constructor.name|exists: true'], event, false],
  ['an own member called __proto__', ["__proto__.x: '1'"], JSON.parse('{"__proto__":{"x":1}}'), true],
  ['a member called __proto__ that is not there', ['__proto__.toString|exists: true'], {}, false],
  ['a Σ at the end of a word', ['eventName: ΟΔΟΣ'], { eventName: 'οδοσ' }, true],
];

const selection = (lines: readonly string[]): readonly string[] => [
  'selection:',
  ...lines.map((line) => `  ${line}`),
  'condition: selection',
];

describe('a selection', () => {
  it.each(CASES)('%s', (_title, lines, given, matches) => {
    const rule = matcherOf(selection(lines));
    expect(rule.matches(given)).toBe(matches);
    expect(rule.explain(given).matched).toBe(matches);
  });

  it('does not fail on anything that JSON can hold', () => {
    const rule = matcherOf(selection(['requestParameters.a.b|contains: x', 'eventName: null']));
    for (const odd of [
      null,
      1,
      'text',
      [],
      [null],
      { requestParameters: 'text' },
      { requestParameters: { a: [[[]]] } },
    ]) {
      expect(rule.matches(odd)).toBe(false);
    }
  });

  it('searches an object that is nested more deeply than the stack', () => {
    const depth = 200_000;
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(depth)}"needle"${'}'.repeat(depth)}`);
    expect(matcherOf(selection(["object|contains: 'needle'"])).matches({ object: deep })).toBe(true);
    expect(matcherOf(selection(["- 'needle'"])).matches({ object: deep })).toBe(true);
  });

  it('ignores lists within lists beyond a bound, whatever their depth', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}"needle"${']'.repeat(100_000)}`);
    expect(matcherOf(selection(['list: needle'])).matches({ list: deep })).toBe(false);
  });
});

describe('a condition', () => {
  const searches = ['a: { x: 1 }', 'b: { y: 1 }', 'c1: { z: 1 }', 'c2: { z: 2 }', '_hidden: { x: 9 }'];
  const holds = (condition: string, given: unknown): boolean =>
    matcherOf([...searches, `condition: ${condition}`]).matches(given);

  it.each([
    ['a', { x: 1 }, true],
    ['a and b', { x: 1 }, false],
    ['a or b', { y: 1 }, true],
    ['not a', { x: 1 }, false],
    ['not not a', { x: 1 }, true],
    ['a or b and not a', { x: 1 }, true],
    ['(a or b) and not a', { x: 1 }, false],
    ['not a and b', { y: 1 }, true],
    ['not (a and b)', { y: 1 }, true],
    ['1 of c*', { z: 2 }, true],
    ['any of c*', { z: 2 }, true],
    ['all of c*', { z: 2 }, false],
    ['all of c*', { z: [1, 2] }, true],
    ['1 of them', { x: 9 }, false],
    ['1 of them', { z: 1 }, true],
    ['not 1 of c*', { z: 3 }, true],
    ['a AND NOT b', { x: 1 }, true],
    ['1 of *', { x: 9 }, true],
    ['[a, b]', { y: 1 }, true],
  ])('%s of %j is %s', (condition, given, expected) => {
    expect(holds(condition, given)).toBe(expected);
  });
});

describe('a placeholder', () => {
  const detection = [
    'selection: { eventName: PutBucketPolicy }',
    "bucket: { bucket|expand: '%LogBuckets%' }",
    "suffix: { arn|expand|endswith: ':%Names%' }",
    'condition: selection and bucket and not suffix',
  ];
  const put = { eventName: 'PutBucketPolicy', bucket: 'logs-1', arn: 'arn:aws:x:deployer' };

  it('stands for each of its values, which may have wildcards', () => {
    expect(matcherOf(detection, { LogBuckets: ['other', 'logs-?'], Names: ['nobody'] }).matches(put)).toBe(
      true,
    );
    expect(matcherOf(detection, { LogBuckets: ['other'], Names: ['nobody'] }).matches(put)).toBe(false);
    expect(matcherOf(detection, { LogBuckets: ['logs-1'], Names: ['deployer'] }).matches(put)).toBe(false);
  });

  it('is left out when it is unknown, so that the rule errs wide', () => {
    expect(matcherOf(detection, {}).matches(put)).toBe(true);
    expect(matcherOf(detection, {}).matches({ ...put, eventName: 'GetObject' })).toBe(false);
  });

  it('matches nothing when it is known to have no values', () => {
    expect(matcherOf(detection, { LogBuckets: [], Names: [] }).matches(put)).toBe(false);
  });

  it('stands for blocks of addresses and for numbers', () => {
    const rule = [
      "selection: { ip|cidr|expand: '%Networks%', days|lt|expand: '%Days%' }",
      'condition: selection',
    ];
    const values = { Networks: ['10.0.0.0/8'], Days: ['365'] };
    expect(matcherOf(rule, values).matches({ ip: '10.1.1.1', days: 30 })).toBe(true);
    expect(matcherOf(rule, values).matches({ ip: '10.1.1.1', days: 400 })).toBe(false);
    expect(matcherOf(rule, values).matches({ ip: '11.1.1.1', days: 30 })).toBe(false);
  });
});
