import {
  BACKENDS,
  type CompiledRule,
  compileForBackends,
  expandRule,
  type LoadedRules,
  type SigmaProblem,
  type SigmaRule,
} from '../../sigma/index.js';
import { eventFieldColumns } from '../rules/event-field-columns.js';
import { exactnessTable, reservations } from './exactness.js';
import { capitalize, markdownTable } from './markdown.js';

const HEAD = ['rule', 'id', 'SQL', 'event pattern', 'metric filter'];

const INTRODUCTION =
  'What becomes of public rules for CloudTrail, of [SigmaHQ/sigma](https://github.com/SigmaHQ/sigma) under `cloud/aws` of `rules`, `rules-threat-hunting`, `rules-placeholder` and `unsupported`; proposed and withdrawn ones are among them. The rules themselves are no part of orgtrail, and [the page on rules](../rules.md) says which copies of them these are. `node scripts/write-public-rules.mjs <folder>` writes this page anew from a checkout, and `orgtrail rules test --rules <folder>` holds every language to the answer of the matcher, on events derived from each rule. The matcher takes every rule here that is not refused, and is exact for it. *wide*: also takes what the rule would not, and never misses; the matcher decides afterwards. Placeholders are unknown here.';

/** docs/reference/sigmahq.md: which public rule runs where. It holds outcomes, and nothing of the rules' texts. */
export function publicRulesReference({ rules, problems }: LoadedRules): string {
  const compiled = rules.map(compiledOpen);
  const parts = [
    '# Rules of SigmaHQ',
    INTRODUCTION,
    exactnessTable(compiled),
    markdownTable(HEAD, compiled.map(row)),
    '## Where a language is not exact',
    ...compiled.flatMap(reservations),
    ...(problems.length === 0 ? [] : ['## Refused', problems.map(refusal).join('\n')]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** With placeholders open, as they are for whoever has no configuration. */
function compiledOpen(rule: SigmaRule): CompiledRule {
  return compileForBackends(expandRule(rule, {}).rule, eventFieldColumns());
}

function row({ rule, backends }: CompiledRule): readonly string[] {
  return [`\`${rule.ruleId}\``, rule.id ?? '', ...BACKENDS.map((name) => backends[name].kind)];
}

function refusal({ position, message }: SigmaProblem): string {
  const file = position.file.split(/[/\\]/).at(-1)!;
  return `- \`${file}\`: ${capitalize(message)}`;
}
