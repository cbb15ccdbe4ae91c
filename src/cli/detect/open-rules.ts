import { openRuleBook, type RuleBook, undecidedRules } from '../../detection/index.js';
import { countOf, dim } from '../../report/index.js';
import type { Output } from '../output.js';
import { chooseRules } from '../rules/choose-rules.js';
import { openOwnRules } from '../rules/open-own-rules.js';
import { placeholderValues } from '../rules/placeholder-values.js';
import type { RuleOptions } from './rule-options.js';

/** The rules of the package and the user's own, with what the configuration knows filled in. */
export async function openRules(
  { rules, rule, level }: RuleOptions,
  config: string,
  output: Output,
): Promise<RuleBook> {
  const loaded = await openOwnRules(rules, output);
  // Refuses a name that is not there; the rules that a named correlation counts are needed as well.
  chooseRules(loaded, rule);
  const placeholders = await placeholderValues({}, config);
  return openRuleBook(loaded, { placeholders, minimumLevel: level, only: rule });
}

/** Says once, and not beside every match, which rules take what is expected for a finding, and why. */
export function tellUndecided(book: RuleBook, output: Output): void {
  const undecided = undecidedRules(book);
  if (undecided.size === 0) return;
  const names = [...new Set([...undecided.values()].flat())].sort();
  output.note([
    dim(
      `${countOf(undecided.size, 'rule')} may report too much: no configuration (--config) says what ${names.join(', ')} are`,
    ),
  ]);
}
