import { LEVELS, type Severity } from '../../finding/index.js';
import { countOf, dim, type Line, renderTable, type TableColumn } from '../../report/index.js';
import type { CorrelationRule, OpenedRules, SigmaRule } from '../../sigma/index.js';
import type { Output } from '../output.js';

type AnyRule = SigmaRule | CorrelationRule;

const COLUMNS: readonly (TableColumn & { readonly cell: (rule: AnyRule) => string })[] = [
  { name: 'rule', align: 'left', whole: true, cell: ({ ruleId }) => ruleId },
  { name: 'level', align: 'left', whole: true, cell: ({ level }) => level },
  { name: 'title', align: 'left', cell: ({ title }) => title },
  { name: 'cis', align: 'left', cell: (rule) => tagsWith(rule, 'cis-aws.').join(' ') },
  { name: 'attack', align: 'left', cell: (rule) => tagsWith(rule, 'attack.').join(' ').toUpperCase() },
];
const WIDTH_WITH_TAGS = 130;

/** Every rule and correlation at or above a level, one line each. */
export function listRules(output: Output, opened: OpenedRules, level: Severity, json: boolean): void {
  const rules = [...opened.rules, ...opened.correlations].filter(
    (rule) => LEVELS.indexOf(rule.level) >= LEVELS.indexOf(level),
  );
  if (json) {
    output.document({ schema: 'orgtrail.rules.list/1', rules: rules.map(describeRule) });
    return;
  }
  // A title says more than tags: on a narrow terminal it gets their room.
  const shown = output.width === undefined || output.width >= WIDTH_WITH_TAGS ? COLUMNS : COLUMNS.slice(0, 3);
  const rows = rules.map((rule) => shown.map(({ cell }) => cell(rule)));
  const lines: readonly Line[] = renderTable({ columns: shown, rows }, output.width);
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
