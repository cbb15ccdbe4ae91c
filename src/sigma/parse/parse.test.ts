import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsedRule, problemsOf, ruleText } from '../rule-source.contract.js';
import { describePattern } from '../tree/text-pattern.js';
import { parseDocuments } from './parse-documents.js';
import { parseTextValue } from './text-value.js';

describe('what is wrong with a rule', () => {
  it.each<readonly [string, string, string]>([
    [
      'broken YAML',
      'title: [',
      '1:9 YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    ['a key given twice', 'title: a\ntitle: b\n', '2:1 YAML: Map keys must be unique'],
    ['an empty file', '', '1:1 there is no rule in it'],
    ['a list', '- a\n', '1:1 a rule is not a map'],
    ['no title', 'detection: { a: { b: c }, condition: a }', '1:1 there is no title'],
    ['no detection', 'title: a', '1:1 there is no detection, correlation or filter'],
    [
      'an unknown level',
      'title: a\nlevel: severe\n',
      '2:8 level is one of critical, high, medium, low, informational',
    ],
    ['no condition', ruleText('a: { b: c }'), '4:3 there is no condition'],
    ['no search', ruleText('condition: a'), '4:3 there is no search'],
    [
      'an unknown search',
      ruleText('a: { b: c }', 'condition: a and other'),
      '5:20 there is no search "other"',
    ],
    [
      'an unknown pattern',
      ruleText('a: { b: c }', 'condition: 1 of filter*'),
      '5:19 no search is named filter*',
    ],
    ['an open bracket', ruleText('a: { b: c }', 'condition: (a'), '5:16 the condition ends too early'],
    [
      'a word too many',
      ruleText('a: { b: c }', 'condition: a a'),
      '5:16 expected and, or, or the end, found "a"',
    ],
    [
      'a missing operand',
      ruleText('a: { b: c }', 'condition: a and or'),
      '5:20 expected a search, found "or"',
    ],
    ['two of', ruleText('a: { b: c }', 'condition: 2 of a*'), '5:14 2 of: Sigma knows 1 of and all of'],
    [
      'aggregation',
      ruleText('a: { b: c }', 'condition: a | count() > 5'),
      '5:16 aggregation behind | was removed from Sigma: give the rule a name, leave the part from | on and timeframe out, and add a document with correlation: { type: event_count, rules: [<name>], timespan: 10m, condition: { gt: 5 } }',
    ],
    [
      'timeframe',
      ruleText('a: { b: c }', 'timeframe: 5m', 'condition: a'),
      '5:3 timeframe was removed from Sigma: write a correlation document',
    ],
    [
      'an unknown modifier',
      ruleText('a: { b|near: c }', 'condition: a'),
      '4:8 the modifier "near" is not known',
    ],
    [
      'a modifier twice',
      ruleText('a: { b|all|all: c }', 'condition: a'),
      '4:8 the modifier all is given twice',
    ],
    [
      'modifiers that exclude each other',
      ruleText('a: { b|re|cidr: c }', 'condition: a'),
      '4:8 re and cidr exclude each other',
    ],
    ['a flag without re', ruleText('a: { b|i: c }', 'condition: a'), '4:8 i belongs behind re'],
    [
      'contains with re',
      ruleText('a: { b|re|contains: c }', 'condition: a'),
      '4:8 contains does not go with regex',
    ],
    [
      'all of one',
      ruleText('a: { b|contains|all: c }', 'condition: a'),
      '4:8 all needs a list of two or more values',
    ],
    [
      'an empty list of values',
      ruleText('a: { b: [] }', 'condition: a'),
      '4:11 an empty list matches nothing',
    ],
    [
      'a map as value',
      ruleText('a: { b: { c: d } }', 'condition: a'),
      '4:11 a value is a text, a number, true, false or null',
    ],
    [
      'look-ahead',
      ruleText("a: { b|re: '(?=x)' }", 'condition: a'),
      '4:14 the regular expression is not one of RE2: error parsing regexp: invalid or unsupported Perl syntax: `(?=`',
    ],
    [
      'no CIDR block',
      ruleText('a: { b|cidr: 10.0.0.0/33 }', 'condition: a'),
      '4:16 "10.0.0.0/33" is not a CIDR block',
    ],
    ['exists of a text', ruleText('a: { b|exists: yes }', 'condition: a'), '4:18 exists takes true or false'],
    ['no number', ruleText('a: { b|gt: many }', 'condition: a'), '4:14 "many" is not a number'],
    [
      'expand without placeholder',
      ruleText('a: { b|expand: c }', 'condition: a'),
      '4:18 expand needs a placeholder such as %LogBuckets%',
    ],
    [
      'wildcards in base64',
      ruleText("a: { b|base64: 'a*' }", 'condition: a'),
      '4:18 base64 does not go with wildcards or placeholders',
    ],
    ['a field with a space', ruleText('a: { b c: d }', 'condition: a'), '4:8 "b c" is not a field name'],
    [
      'an action of old',
      'action: global\ntitle: a\n',
      '1:1 action was removed from Sigma: write complete documents',
    ],
    [
      'a correlation of unknown type',
      'title: a\ncorrelation: { type: near }\n',
      '2:22 the type of a correlation is one of event_count, value_count, value_sum, value_avg, value_percentile, temporal, temporal_ordered',
    ],
    [
      'a correlation without bounds',
      'title: a\ncorrelation: { type: event_count, rules: [b], timespan: 1m }\n',
      '2:14 a correlation of type event_count has a condition',
    ],
    [
      'a timespan in weeks',
      'title: a\ncorrelation: { type: temporal, rules: [b], timespan: 1w }\n',
      '2:54 timespan is a number and s, m, h or d: 10m',
    ],
    [
      'a filter of no rule',
      'title: a\nfilter: { a: { b: c }, condition: not a }\n',
      '2:9 a filter names the rules that it narrows, or any',
    ],
  ])('is told with its place: %s', (_title, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('is told for every search at once', () => {
    const text = ruleText('a: { b|near: c }', 'd: { e|cidr: f }', 'condition: a or d');
    expect(problemsOf(text)).toEqual([
      '4:8 the modifier "near" is not known',
      '5:16 "f" is not a CIDR block',
    ]);
  });

  it('is told for brackets without end and for a tree without end', () => {
    expect(problemsOf(ruleText('a: { b: c }', `condition: ${'('.repeat(5_000)}a`))).toEqual([
      '5:115 nested too deeply',
    ]);
    expect(problemsOf('title: '.concat('['.repeat(100_000)))).toHaveLength(1);
  });
});

describe('a rule', () => {
  it('is frozen to its leaves', () => {
    const rule = parsedRule('a: { b: [c, d] }', 'condition: a');
    expect(Object.isFrozen(rule)).toBe(true);
    expect(rule.expression.kind === 'or' && Object.isFrozen(rule.expression.operands[0])).toBe(true);
  });

  it('follows aliases', () => {
    const rule = parsedRule('a: { b: &names [c, d] }', 'e: { f: *names }', 'condition: e');
    expect(rule.expression).toMatchObject({ kind: 'or', operands: [{ field: 'f' }, { field: 'f' }] });
  });

  it('keeps what it says about itself', () => {
    const text = `${ruleText('a: { b: c }', 'condition: a')}id: 7d2f6a4e\nlevel: high\ntags: [attack.t1685.002]\nfalsepositives: [deploys]\nown: { member: 1 }\n`;
    expect(parseDocuments({ path: 'rules/trl-01.yml', text })).toMatchObject({
      documents: [
        {
          kind: 'rule',
          ruleId: 'trl-01',
          id: '7d2f6a4e',
          level: 'high',
          tags: ['attack.t1685.002'],
          falsePositives: ['deploys'],
          logsource: { product: 'aws', service: 'cloudtrail' },
          condition: 'a',
        },
      ],
      problems: [],
    });
  });
});

describe('a correlation', () => {
  it('is read with its bounds, groups and aliases', () => {
    const text = `title: Burst
correlation:
  type: value_count
  rules: [one, two]
  group-by: [who]
  timespan: 90m
  condition: { field: eventName, gt: 5, lte: 100 }
  aliases: { who: { one: userIdentity.arn, two: requestParameters.userName } }
level: high
`;
    expect(parseDocuments({ path: 'burst.yml', text })).toMatchObject({
      problems: [],
      documents: [
        {
          kind: 'correlation',
          type: 'value_count',
          rules: ['one', 'two'],
          groupBy: ['who'],
          timespan: 5_400,
          bounds: [
            { operator: 'gt', value: 5 },
            { operator: 'lte', value: 100 },
          ],
          valueFields: ['eventName'],
          aliases: { who: { one: 'userIdentity.arn', two: 'requestParameters.userName' } },
          generate: false,
        },
      ],
    });
  });
});

describe('a text of a rule', () => {
  it('is read as it is described, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '*', '?', '\\', '%', 'Ö') }), (text) => {
        const pattern = parseTextValue(text, false);
        expect(parseTextValue(describePattern(pattern), false)).toEqual(pattern);
      }),
    );
  });
});

describe('the parser', () => {
  const words = fc.constantFrom(
    'a',
    'b|contains',
    'b|re',
    'selection',
    'condition',
    'detection',
    '1 of',
    'them',
    'not',
    '*',
    '&x',
    '*x',
    '[',
    ']',
    '{',
    '}',
    ':',
    '- ',
    '\n',
    '  ',
    '"',
    "'",
    '|',
    'null',
    '0',
    'title',
    'filter',
    'correlation',
    'rules',
    '!!binary',
    '---\n',
    '%A%',
    '?',
    '<<',
  );
  const jsonish = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('a', 1, true, null, '*', ''),
      fc.array(tie('node')),
      fc.dictionary(
        fc.constantFrom('a', 'a|re', 'a|cidr|all', '|all', 'condition', 'rules', 'type', ''),
        tie('node'),
      ),
    ),
  })).node;

  it('answers anything with rules or problems, and never fails', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((parts) => parts.join(' ')),
        ),
        (text) => {
          const { documents, problems } = parseDocuments({ path: 'any.yml', text });
          expect(documents.length + problems.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('answers any tree under detection, correlation and filter', () => {
    fc.assert(
      fc.property(fc.constantFrom('detection', 'correlation', 'filter'), jsonish, (member, tree) => {
        const text = JSON.stringify({ title: 'a', [member]: tree });
        const { documents, problems } = parseDocuments({ path: 'any.yml', text });
        expect(documents.length + problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('answers any condition', () => {
    const tokens = fc.constantFrom(
      'a',
      'b',
      'and',
      'or',
      'not',
      '(',
      ')',
      '1 of',
      'all of',
      'them',
      'a*',
      '|',
    );
    fc.assert(
      fc.property(fc.array(tokens), (condition) => {
        const text = ruleText(
          'a: { b: c }',
          'b: { c: d }',
          `condition: ${JSON.stringify(condition.join(' '))}`,
        );
        const { documents, problems } = parseDocuments({ path: 'any.yml', text });
        expect(documents.length + problems.length).toBe(1);
      }),
      { numRuns: 2_000 },
    );
  });
});
