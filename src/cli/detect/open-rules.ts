import { openRuleBook, type RuleBook } from '../../detection/index.js';
import { countOf, dim } from '../../report/index.js';
import type { Output } from '../output.js';
import { chooseRules, openRuleFolder } from '../rules/open-rule-folder.js';
import { placeholderValues } from '../rules/placeholder-values.js';
import type { RuleOptions } from './rule-options.js';

/** The rules of the package and the user's own, with what the configuration knows filled in. */
export async function openRules(
  { rules, rule, level }: RuleOptions,
  config: string,
  output: Output,
): Promise<RuleBook> {
  const loaded = await openRuleFolder(rules);
  // Refuses a name that is not there; the rules that a named correlation counts are needed as well.
  chooseRules(loaded, rule);
  const placeholders = await placeholderValues({}, config);
  const book = openRuleBook(loaded, { placeholders, minimumLevel: level, only: rule });
  tellUnknown(book, output);
  return book;
}

function tellUnknown({ unknown }: RuleBook, output: Output): void {
  const rules = Object.keys(unknown);
  if (rules.length === 0) return;
  const names = [...new Set(Object.values(unknown).flat())].sort();
  output.note([
    dim(
      `${countOf(rules.length, 'rule')} may report too much: no configuration (--config) says what ${names.join(', ')} are`,
    ),
  ]);
}
