import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RANDOM_RULES } from '../../../test/fixtures/random-rules.js';
import {
  CLOUDTRAIL_VIRTUAL_FIELDS,
  compileRule,
  deriveRuleEvents,
  openRuleFolder,
  proveRules,
  type SigmaRule,
} from '../../sigma/index.js';
import { eventFieldColumns } from './event-field-columns.js';
import { gatherEvents } from './gather-events.js';
import { selectInLake } from './select-in-lake.js';

const NOW = new Date('2026-03-03T00:00:00Z');
const OTHERS = fileURLToPath(new URL('../../../test/fixtures/others-rules/loads', import.meta.url));
const { rules } = await openRuleFolder([OTHERS]);

async function disagreements(of: readonly SigmaRule[]) {
  const { events, none } = gatherEvents(of, []);
  const report = await proveRules({
    rules: of,
    events,
    virtualFields: CLOUDTRAIL_VIRTUAL_FIELDS,
    columns: eventFieldColumns(),
    runSql: async (each, conditions) => selectInLake(each, conditions, () => NOW),
  });
  const failures = report.rules.flatMap(({ rule, failures: each }) => each.map((one) => [rule.ruleId, one]));
  return { failures, none };
}

describe('events derived from what rules ask', () => {
  it('get one answer from every language, for rules of the package and as others write them', async () => {
    const { failures, none } = await disagreements(rules);
    expect(failures).toEqual([]);
    expect(none.map(({ ruleId, reason }) => [ruleId, reason])).toEqual([
      ['idn-13', 'x.policyPublic is computed, and what it is computed from cannot be guessed'],
      ['idn-19', 'no event that was guessed from what it asks matches it'],
      ['trl-09', 'x.selectorsNarrowed is computed, and what it is computed from cannot be guessed'],
    ]);
  });

  it('leave a rule that has events of its own alone', () => {
    const [rule] = rules;
    const own = { ruleId: rule!.ruleId, path: 'own.yml', values: {} };
    const one = { name: 'own', expected: true, event: {} };
    expect(gatherEvents([rule!], [{ ...own, cases: [one] }]).derived.size).toBe(0);
    expect([...gatherEvents([rule!], [{ ...own, cases: [] }]).derived]).toEqual([rule!.ruleId]);
  });

  it('match wherever they are said to, for any rule', () => {
    fc.assert(
      fc.property(RANDOM_RULES, (rule) => {
        const derived = deriveRuleEvents(rule, new Map());
        if (derived.kind === 'none') return;
        const { matches } = compileRule(rule, new Map());
        const { cases } = derived.events;
        expect(cases.map(({ event }) => matches(event))).toEqual(cases.map(({ expected }) => expected));
      }),
    );
  });
});
