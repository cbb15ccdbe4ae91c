import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  CLOUDTRAIL_VIRTUAL_FIELDS,
  openRuleFolder,
  type ProofInput,
  proveRules,
  type SigmaRule,
} from '../../sigma/index.js';
import { eventFieldColumns } from './event-field-columns.js';
import { readRuleEvents } from './read-rule-events.js';
import { selectInLake } from './select-in-lake.js';

const pack = await openRuleFolder([]);
const events = await readRuleEvents(pack.files);
const NOW = new Date('2026-03-03T00:00:00Z');

const input: ProofInput = {
  rules: pack.rules,
  events,
  virtualFields: CLOUDTRAIL_VIRTUAL_FIELDS,
  columns: eventFieldColumns(),
  runSql: async (each, conditions) => selectInLake(each, conditions, () => NOW),
};

describe('the rules of the package', () => {
  it('are as many as the README says', async () => {
    const page = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
    const stated = [...page.matchAll(/(\d+) (?:Sigma )?rules/g)].map(([, count]) => Number(count));
    expect(stated).toEqual([pack.rules.length, pack.rules.length]);
  });

  it('answer alike in every language for every event of every rule', async () => {
    const report = await proveRules(input);
    expect(report.rules.flatMap(({ rule, failures }) => failures.map((each) => [rule.ruleId, each]))).toEqual(
      [],
    );
  });

  it('would show a rule whose condition is wrong, in every language that then disagrees', async () => {
    const stop = pack.rules.find(({ ruleId }) => ruleId === 'trl-01')!;
    const wrong: SigmaRule = { ...stop, expression: { kind: 'not', operand: stop.expression } };
    const { rules } = await proveRules({
      ...input,
      rules: [wrong],
      runSql: async () => new Map([['trl-01', new Set()]]),
    });
    const kinds = rules[0]!.failures.map((failure) =>
      failure.kind === 'backend' ? failure.backend : failure.kind,
    );
    expect([...new Set(kinds)]).toEqual(expect.arrayContaining(['case', 'sql']));
  });

  it.each(pack.rules.map((rule) => [rule.ruleId, rule] as const))(
    '%s has two events that match and two close misses',
    (ruleId) => {
      const own = events.find((each) => each.ruleId === ruleId)?.cases ?? [];
      expect(own.filter(({ expected }) => expected).length).toBeGreaterThanOrEqual(2);
      expect(own.filter(({ expected }) => !expected).length).toBeGreaterThanOrEqual(2);
      expect(new Set(own.map(({ name }) => name)).size).toBe(own.length);
    },
  );

  it.each([...pack.rules, ...pack.correlations].map((rule) => [rule.ruleId, rule] as const))(
    '%s says who it is: UUID, technique in both numberings, false positives',
    (_ruleId, rule) => {
      expect(rule.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      if (rule.name?.startsWith('denied_') === true) return;
      const tags = new Set(rule.tags);
      expect(rule.tags.some((tag) => /^attack\.t\d{4}/.test(tag))).toBe(true);
      expect(tags.has('attack.t1685.002')).toBe(tags.has('attack.t1562.008'));
      expect(tags.has('attack.t1685')).toBe(tags.has('attack.t1562.001'));
      expect(tags.has('attack.t1686.001')).toBe(tags.has('attack.t1562.007'));
      expect(rule.falsePositives.length).toBeGreaterThan(0);
      expect(rule.description).toMatch(/\.$/);
    },
  );

  it('cover the ids of the CIS profile', () => {
    const cis = new Set(pack.rules.flatMap(({ tags }) => tags.filter((tag) => tag.startsWith('cis-aws.'))));
    const expected = [
      '4.2',
      '4.3',
      '4.4',
      '4.5',
      '4.6',
      '4.7',
      '4.8',
      '4.9',
      '4.10',
      '4.11',
      '4.12',
      '4.13',
      '4.14',
      '4.15',
      '4.16',
    ];
    expect(expected.filter((id) => !cis.has(`cis-aws.${id}`))).toEqual([]);
  });
});
