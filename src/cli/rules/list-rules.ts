import { LEVELS, type Severity } from '../../finding/index.js';
import { countOf, dim, type Line, renderTable } from '../../report/index.js';
import type { CorrelationRule, OpenedRules, SigmaRule } from '../../sigma/index.js';
import type { Output } from '../output.js';

/** Every rule and correlation at or above a level, one line each. */
export function listRules(output: Output, opened: OpenedRules, level: Severity, json: boolean): void {
  const rules = [...opened.rules, ...opened.correlations].filter(
    (rule) => LEVELS.indexOf(rule.level) >= LEVELS.indexOf(level),
  );
  if (json) {
    output.document({ schema: 'orgtrail.rules.list/1', rules: rules.map(describeRule) });
    return;
  }
  const lines: readonly Line[] = renderTable(
    {
      columns: [
        { name: 'rule', align: 'left', whole: true },
        { name: 'level', align: 'left', whole: true },
        { name: 'title', align: 'left' },
        { name: 'cis', align: 'left' },
        { name: 'attack', align: 'left' },
      ],
      rows: rules.map((rule) => [
        rule.ruleId,
        rule.level,
        rule.title,
        tagsWith(rule, 'cis-aws.').join(' '),
        tagsWith(rule, 'attack.').join(' ').toUpperCase(),
      ]),
    },
    output.width,
  );
  for (const line of lines) output.print(line);
  output.note([dim(`${countOf(rules.length, 'rule')}; orgtrail rules show <rule> tells more of one`)]);
}

/** What a document says of a rule; scripts may rely on the names. */
export function describeRule(rule: SigmaRule | CorrelationRule): object {
  return {
    ruleId: rule.ruleId,
    kind: rule.kind,
    id: rule.id,
    title: rule.title,
    level: rule.level,
    description: rule.description,
    attack: tagsWith(rule, 'attack.').map((tag) => tag.toUpperCase()),
    cis: tagsWith(rule, 'cis-aws.'),
    falsePositives: rule.falsePositives,
    file: rule.position.file,
  };
}

export function tagsWith(rule: SigmaRule | CorrelationRule, prefix: string): readonly string[] {
  return rule.tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
}
