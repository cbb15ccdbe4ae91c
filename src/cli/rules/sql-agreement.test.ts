import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RANDOM_EVENTS, RANDOM_RULES } from '../../../test/fixtures/random-rules.js';
import { compileRule, compileSql, type ProofEvent } from '../../sigma/index.js';
import { eventFieldColumns } from './event-field-columns.js';
import { selectInLake } from './select-in-lake.js';

const NOW = new Date('2026-03-03T00:00:00Z');

describe('for any rule and any event', () => {
  it('SQL answers alike where it is exact and never misses where it is wide', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const rules = fc.sample(RANDOM_RULES, { numRuns: 150, seed });
    const events = fc.sample(RANDOM_EVENTS, { numRuns: 300, seed }).map<ProofEvent>((event, at) => ({
      id: `event-${at}`,
      ruleId: 'random',
      case: {
        name: `event ${at}`,
        expected: false,
        event: { ...event, eventID: `event-${at}`, recipientAccountId: '111111111111' },
      },
    }));
    const compiled = rules.map((rule) => compileSql(rule, eventFieldColumns()));
    const conditions = new Map(
      compiled.flatMap((each, at) =>
        each.kind === 'unsupported' ? [] : [[String(at), each.output] as const],
      ),
    );
    const answers = await selectInLake(events, conditions, () => NOW);
    const wrong = rules.flatMap((rule, at) => {
      const each = compiled[at]!;
      if (each.kind === 'unsupported') return [];
      const { matches } = compileRule(rule, new Map());
      const failing = events.find(({ id, case: { event } }) => {
        const answered = answers.get(String(at))!.has(id);
        return each.kind === 'exact' ? answered !== matches(event) : !answered && matches(event);
      });
      return failing === undefined
        ? []
        : [{ kind: each.kind, sql: each.output, event: failing.case.event, rule: rule.expression }];
    });
    expect(wrong.slice(0, 1), `seed ${seed}: ${wrong.length} rules disagree`).toEqual([]);
    expect(conditions.size).toBeGreaterThan(50);
  });
});
