import { describe, expect, it } from 'vitest';
import { rulePatterns } from '../../resources/index.js';
import {
  CLOUDTRAIL_VIRTUAL_FIELDS,
  compileRule,
  type EventPattern,
  expandRule,
  FILTER_PATTERN_LIMIT,
  FILTERS_PER_LOG_GROUP,
  matchEventPattern,
  onBus,
  openRuleFolder,
  PATTERN_QUOTA,
} from '../../sigma/index.js';
import { readRuleEvents } from './read-rule-events.js';

const pack = await openRuleFolder([]);
const events = await readRuleEvents(pack.files);
const rules = pack.rules.map(
  (rule) => expandRule(rule, events.find(({ ruleId }) => ruleId === rule.ruleId)?.values ?? {}).rule,
);
const patterns = rulePatterns(rules);

describe('the rules of the package in real time', () => {
  it('are packed into few patterns within the quota, and none is left out', () => {
    expect(patterns.leftOut).toEqual([]);
    expect(patterns.events.length).toBeLessThanOrEqual(10);
    expect(patterns.events.filter(({ pattern }) => JSON.stringify(pattern).length > PATTERN_QUOTA)).toEqual(
      [],
    );
  });

  it('are forwarded every event that one of them matches', () => {
    const alerting = rules
      .filter(({ level }) => level !== 'informational')
      .map((rule) => compileRule(rule, CLOUDTRAIL_VIRTUAL_FIELDS));
    const missed = events.flatMap(({ ruleId, cases }) =>
      cases
        .filter(({ event }) => {
          const forwarded = patterns.events.some(({ pattern }) =>
            matchEventPattern(pattern as EventPattern, onBus(event)),
          );
          return !forwarded && alerting.some(({ matches }) => matches(event));
        })
        .map(({ name }) => `${ruleId}: ${name}`),
    );
    expect(missed).toEqual([]);
  });

  it('ask for reading calls only where a rule looks at them', () => {
    const readers = patterns.events.filter(({ readsToo }) => readsToo === true);
    expect(readers.length).toBe(1);
    expect(JSON.stringify(readers)).toContain('TruffleHog');
  });

  it('become metric filters that a log group takes, beside those of CIS', () => {
    expect(patterns.metricFilters.length).toBeLessThanOrEqual(FILTERS_PER_LOG_GROUP);
    expect(patterns.metricFilters.filter(({ pattern }) => pattern.length > FILTER_PATTERN_LIMIT)).toEqual([]);
    expect(new Set(patterns.metricFilters.map(({ id }) => id)).size).toBe(patterns.metricFilters.length);
    expect(patterns.metricFilters.map(({ id }) => id)).toContain('trl-01');
  });
});
