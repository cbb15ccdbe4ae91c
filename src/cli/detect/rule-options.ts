import { LEVELS, type Severity } from '../../finding/index.js';
import { choice, listOf, type Option, type OptionValues, text } from '../option.js';
import { OWN_RULES } from '../own-rules.js';

/** What detect and watch take to choose rules. */
export const RULE_OPTIONS = {
  rules: OWN_RULES,
  rule: listOf(
    { placeholder: 'rule-id', summary: 'only this rule, whatever its level', expected: 'the id of a rule' },
    (given) => given,
  ),
} as const;

export interface RuleOptions extends OptionValues<typeof RULE_OPTIONS> {
  readonly level: Severity;
}

/** @param does what happens with these rules, as a verb: `report`, `tell of` */
export function levelOption(fallback: Severity, does: string): Option<Severity> {
  return choice(LEVELS, fallback, `${does} rules of this level and above`);
}

/** @param does what a suppression keeps from happening */
export function suppressionsOption(does: string): Option<string | undefined> {
  return text({
    placeholder: 'file',
    completes: 'file',
    summary: `what not to ${does}: a YAML list of rule, reason and until`,
  });
}
