import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valuesAt } from '../fields/read-field.js';
import { compileRule } from '../match/compile-rule.js';
import { onBus } from '../prove/backend-answers.js';
import { RANDOM_EVENTS, RANDOM_RULES } from '../../../test/fixtures/random-rules.js';
import type { Compilation } from './compilation.js';
import { compileEventPattern } from './event-pattern/compile-event-pattern.js';
import { matchEventPattern } from './event-pattern/match-event-pattern.js';
import { packEventPatterns } from './event-pattern/pack-event-patterns.js';
import { compileMetricFilter } from './metric-filter/compile-metric-filter.js';
import { matchFilterPattern } from './metric-filter/match-filter-pattern.js';

const RUNS = { numRuns: 3_000 };
const NO_VIRTUAL_FIELDS = new Map();

type Event = Readonly<Record<string, unknown>>;

/** Where an exact result assumes that a field is a single value, only such events count. */
function assumptionsHold(
  compilation: Exclude<Compilation<unknown>, { readonly kind: 'unsupported' }>,
  event: Event,
): boolean {
  return compilation.assumes
    .filter((each) => each.endsWith(' is a single value'))
    .map((each) => each.split(' ')[0]!.split('.'))
    .every((path) => {
      const [top, ...below] = path as [string, ...string[]];
      let value: unknown = event[top];
      for (const member of below) {
        if (Array.isArray(value)) return false;
        value = (value as Event | null | undefined)?.[member];
      }
      return typeof value !== 'object' || value === null;
    });
}

function agrees(
  compilation: Compilation<unknown>,
  event: Event,
  expected: boolean,
  answer: () => boolean,
): boolean {
  if (compilation.kind === 'unsupported' || !assumptionsHold(compilation, event)) return true;
  const answered = answer();
  return compilation.kind === 'exact' ? answered === expected : answered || !expected;
}

describe('for any rule and any event', () => {
  it('an event pattern answers alike where it is exact and never misses where it is wide', () => {
    fc.assert(
      fc.property(RANDOM_RULES, RANDOM_EVENTS, (rule, event) => {
        const compiled = compileEventPattern(rule);
        const expected = compileRule(rule, NO_VIRTUAL_FIELDS).matches(event);
        expect(
          agrees(
            compiled,
            event,
            expected,
            () => compiled.kind !== 'unsupported' && matchEventPattern(compiled.output, onBus(event)),
          ),
        ).toBe(true);
      }),
      RUNS,
    );
  });

  it('metric filters answer alike where they are exact, never miss where they are wide, and count once', () => {
    fc.assert(
      fc.property(RANDOM_RULES, RANDOM_EVENTS, (rule, event) => {
        const compiled = compileMetricFilter(rule);
        const expected = compileRule(rule, NO_VIRTUAL_FIELDS).matches(event);
        const passed = (): number =>
          compiled.kind === 'unsupported'
            ? 0
            : compiled.output.filter((pattern) => matchFilterPattern(pattern)(event)).length;
        expect(agrees(compiled, event, expected, () => passed() > 0)).toBe(true);
        expect(passed()).toBeLessThan(2);
      }),
      RUNS,
    );
  });

  it('packed patterns miss nothing that one of their rules matches', () => {
    fc.assert(
      fc.property(fc.array(RANDOM_RULES, { minLength: 1, maxLength: 4 }), RANDOM_EVENTS, (rules, event) => {
        const named = rules.map((rule, index) => ({ ...rule, ruleId: `random-${index}` }));
        const { patterns, leftOut } = packEventPatterns(named);
        const matched = named.filter(
          (rule) =>
            !leftOut.some(({ ruleId }) => ruleId === rule.ruleId) &&
            compileRule(rule, NO_VIRTUAL_FIELDS).matches(event),
        );
        const forwarded = patterns.some(({ pattern }) => matchEventPattern(pattern, onBus(event)));
        expect(forwarded || matched.length === 0).toBe(true);
      }),
      RUNS,
    );
  });

  it('values at a path are what an event pattern looks at, list or not', () => {
    expect(valuesAt({ a: [{ b: [1, [2]] }, { b: 3 }, {}] }, ['a', 'b'])).toEqual([1, 2, 3]);
  });
});
