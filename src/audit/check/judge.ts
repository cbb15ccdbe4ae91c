import type { Answer } from '../snapshot/index.js';
import { type CheckResult, type Place, unknown } from './check-result.js';

/** One judgement of a known value, or one result that says which permission is missing. */
export function judge<Value>(
  answer: Answer<Value>,
  decide: (value: Value) => CheckResult,
  place: Place = {},
): readonly [CheckResult] {
  return [answer.kind === 'known' ? decide(answer.value) : unknown(answer, place)];
}

/** Any number of judgements of a known value. */
export function judgeEach<Value>(
  answer: Answer<Value>,
  decide: (value: Value) => readonly CheckResult[],
  place: Place = {},
): readonly CheckResult[] {
  return answer.kind === 'known' ? decide(answer.value) : [unknown(answer, place)];
}

/**
 * Fails and unknowns as they are, and what passes as the one result that `summarise` gives for it: thousands of
 * accounts and Regions that pass say nothing one by one.
 */
export function withPassesAs(
  results: readonly CheckResult[],
  summarise: (passes: number) => CheckResult,
): readonly CheckResult[] {
  const passes = results.filter(({ status }) => status === 'pass').length;
  const others = results.filter(({ status }) => status !== 'pass');
  return passes === 0 ? others : [summarise(passes), ...others];
}
