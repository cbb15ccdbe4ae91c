import { describe, expect, it } from 'vitest';
import { CLOUDTRAIL_VIRTUAL_FIELDS, describeProblem, describeSource, loadRules } from '../index.js';

const rule = (logsource: string, more = ''): string =>
  `title: x\n${more}logsource: ${logsource}\ndetection: { s: { eventName: A }, condition: s }\n`;
const correlation = (...rules: readonly string[]): string =>
  `title: c\ncorrelation: { type: event_count, rules: [${rules.join(', ')}], group-by: [a], timespan: 5m, condition: { gte: 5 } }\n`;

function load(files: Readonly<Record<string, string>>) {
  const given = Object.entries(files).map(([path, text]) => ({ path: `${path}.yml`, text }));
  const { rules, correlations, filters, problems, passedOver } = loadRules(given, CLOUDTRAIL_VIRTUAL_FIELDS);
  return {
    taken: [...rules, ...correlations, ...filters].map(({ ruleId }) => ruleId),
    passedOver: passedOver.map(({ ruleId, logsource }) => `${ruleId} ${describeSource(logsource)}`),
    problems: problems.map(describeProblem),
  };
}

const CLOUDTRAIL = '{ product: aws, service: cloudtrail }';
const WINDOWS = '{ product: windows, category: process_creation }';

describe('a rule for another log source', () => {
  it.each([
    [WINDOWS, 'windows/process_creation'],
    ['{ product: azure, service: signinlogs }', 'azure/signinlogs'],
    ['{ product: aws, service: vpcflow }', 'aws/vpcflow'],
    ['{ category: webserver }', 'webserver'],
  ])('is passed over and counted: %s', (logsource, described) => {
    expect(load({ other: rule(logsource), ours: rule(CLOUDTRAIL) })).toEqual({
      taken: ['ours'],
      passedOver: [`other ${described}`],
      problems: [],
    });
  });

  it('may hold what orgtrail does not evaluate, or lack what it asks for', () => {
    const odd = rule(WINDOWS)
      .replace('s: { eventName: A }', 's: { a|nonsense: A }')
      .replace('title: x\n', '');
    expect(load({ odd })).toMatchObject({ passedOver: ['odd windows/process_creation'], problems: [] });
  });

  it('takes its correlations and filters along, and correlations of those', () => {
    const text = [
      correlation('first'),
      rule(WINDOWS, 'name: base\n'),
      correlation('base').replace('title: c', 'title: c\nname: first'),
      'title: f\nfilter: { rules: [base], s: { a: b }, condition: not s }\n',
    ].join('---\n');
    const { taken, passedOver, problems } = load({ all: text });
    expect({ taken, problems }).toEqual({ taken: [], problems: [] });
    expect(passedOver.toSorted()).toEqual(
      ['all', 'all-2', 'all-3', 'all-4'].map((id) => `${id} windows/process_creation`),
    );
  });

  it('is missed by a correlation that counts rules for CloudTrail as well', () => {
    const files = { other: rule(WINDOWS), ours: rule(CLOUDTRAIL), both: correlation('other', 'ours') };
    expect(load(files).problems).toEqual(['both.yml:1:1: there is no rule "other"']);
  });
});

describe('what is no other log source is not passed over', () => {
  it.each(['{ service: cloudtrail }', '{ product: aws }', CLOUDTRAIL])('a rule for %s', (logsource) => {
    expect(load({ ours: rule(logsource) })).toEqual({ taken: ['ours'], passedOver: [], problems: [] });
  });

  it.each([
    ['one that is not stated', rule('{}')],
    ['one that is no map', rule('aws/cloudtrail')],
    ['none at all', rule('{}').replace('logsource: {}\n', '')],
  ])('%s', (_, text) => {
    const { taken, passedOver, problems } = load({ silent: text });
    expect({ taken, passedOver }).toEqual({ taken: [], passedOver: [] });
    expect(problems).toEqual([
      'silent.yml:1:1: its log source is not stated: orgtrail reads product: aws, service: cloudtrail',
    ]);
  });

  it('a correlation with a misspelt rule', () => {
    expect(load({ other: rule(WINDOWS), c: correlation('othr') }).problems).toEqual([
      'c.yml:1:1: there is no rule "othr"',
    ]);
  });
});

describe('two documents of one name', () => {
  it('are told by the id that both have', () => {
    const text = rule(CLOUDTRAIL, 'id: 1f1e8a3c-0000-4000-8000-000000000001\n');
    expect(load({ one: text, two: text }).problems).toEqual([
      'two.yml:1:1: its id 1f1e8a3c-0000-4000-8000-000000000001 is already that of one.yml:1',
    ]);
  });

  it('are told by the name of their files', () => {
    expect(load({ 'a/one': rule(CLOUDTRAIL), 'b/one': rule(CLOUDTRAIL) }).problems).toEqual([
      'b/one.yml:1:1: a/one.yml:1 is called one as well, by the name of its file',
    ]);
  });
});
