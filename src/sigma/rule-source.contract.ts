import { expect } from 'vitest';
import { expandRule, type PlaceholderValues } from './load/expand-rule.js';
import { compileRule, type RuleMatcher } from './match/compile-rule.js';
import { parseDocuments } from './parse/parse-documents.js';
import { describeProblem } from './parse/problem.js';
import type { SigmaRule } from './tree/rule.js';
import { CLOUDTRAIL_VIRTUAL_FIELDS } from './virtual/index.js';

/** A rule file around a `detection`, whose lines are given without indentation. */
export function ruleText(...detection: readonly string[]): string {
  return [
    'title: A rule',
    'logsource: { product: aws, service: cloudtrail }',
    'detection:',
    ...detection.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

export function parsedRule(...detection: readonly string[]): SigmaRule {
  const { documents, problems } = parseDocuments({ path: 'rule.yml', text: ruleText(...detection) });
  expect(problems.map(describeProblem)).toEqual([]);
  return documents[0] as SigmaRule;
}

export function matcherOf(detection: readonly string[], values: PlaceholderValues = {}): RuleMatcher {
  return compileRule(expandRule(parsedRule(...detection), values).rule, CLOUDTRAIL_VIRTUAL_FIELDS);
}

/** The problems of a detection as `line:column message`. */
export function problemsOf(text: string): readonly string[] {
  return parseDocuments({ path: 'rule.yml', text }).problems.map(
    ({ position: { line, column }, message }) => `${line}:${column} ${message}`,
  );
}
