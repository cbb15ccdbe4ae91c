import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRuleFolder } from '../../../src/cli/rules/open-rule-folder.js';
import { readRuleEvents } from '../../../src/cli/rules/read-rule-events.js';
import {
  compileEventPattern,
  type EventPattern,
  expandRule,
  matchEventPattern,
  onBus,
  packEventPatterns,
} from '../../../src/sigma/index.js';
import { RANDOM_EVENTS, RANDOM_RULES } from '../../fixtures/random-rules.js';
import { need, skipWithout } from '../need-tool.js';
import { askEventRuler, findEventRuler } from './event-ruler.js';

const tool = await findEventRuler();
const pack = await openRuleFolder([]);
const ruleEvents = await readRuleEvents(pack.files);
const expanded = pack.rules.map(
  (rule) => expandRule(rule, ruleEvents.find(({ ruleId }) => ruleId === rule.ruleId)?.values ?? {}).rule,
);

/** Where AWS's matcher and ours part. */
const differences = async (
  patterns: readonly EventPattern[],
  events: readonly unknown[],
): Promise<readonly string[]> => {
  const answers = await askEventRuler(
    need(tool),
    patterns.map((pattern) => ({ pattern, events })),
  );
  return answers.flatMap((answer, at) => {
    const pattern = patterns[at]!;
    if ('wrong' in answer) return [`${answer.wrong}: ${JSON.stringify(pattern)}`];
    return events.flatMap((event, index) => {
      const ours = matchEventPattern(pattern, event);
      return answer.matches[index] === ours || (!ours && hasBlock(pattern))
        ? []
        : [`ours says ${ours}: ${JSON.stringify(pattern)} and ${JSON.stringify(event)}`];
    });
  });
};

/** event-ruler compares addresses digit by digit, and takes some of the other family and numbers: never less than we do. */
const hasBlock = (pattern: EventPattern): boolean => JSON.stringify(pattern).includes('"cidr"');

describe.skipIf(skipWithout(tool))("AWS's event-ruler", () => {
  it('takes the pattern of every rule, and matches every event as we do', async () => {
    const patterns = expanded.flatMap((rule) => {
      const compiled = compileEventPattern(rule);
      return compiled.kind === 'unsupported' ? [] : [compiled.output];
    });
    const events = ruleEvents.flatMap(({ cases }) => cases.map(({ event }) => onBus(event)));
    expect(patterns.length).toBeGreaterThan(75);
    expect(events.length).toBeGreaterThan(400);
    expect(await differences(patterns, events)).toEqual([]);
  });

  it('takes packed patterns, and matches every event as we do', async () => {
    const { patterns } = packEventPatterns(expanded);
    const events = ruleEvents.flatMap(({ cases }) => cases.map(({ event }) => onBus(event)));
    expect(
      await differences(
        patterns.map(({ pattern }) => pattern),
        events,
      ),
    ).toEqual([]);
  });

  it('matches as we do for any rule and any event', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const patterns = fc.sample(RANDOM_RULES, { numRuns: 600, seed }).flatMap((rule) => {
      const compiled = compileEventPattern(rule);
      return compiled.kind === 'unsupported' ? [] : [compiled.output];
    });
    const events = fc.sample(RANDOM_EVENTS, { numRuns: 200, seed }).map(onBus);
    const found = await differences(patterns, events);
    expect(found.slice(0, 2), `seed ${seed}: ${found.length} answers differ`).toEqual([]);
  });
});
