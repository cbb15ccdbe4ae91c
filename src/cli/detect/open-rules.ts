import { openRuleBook, placeholdersOf, type RuleBook, type RuleChoice } from '../../detection/index.js';
import { UserError } from '../../errors.js';
import { countOf, dim } from '../../report/index.js';
import { CLOUDTRAIL_VIRTUAL_FIELDS, loadRules, problemsError } from '../../sigma/index.js';
import { openOptionalConfiguration } from '../open-configuration.js';
import type { Output } from '../output.js';
import { readRuleFiles, RULES_FOLDER } from '../rules/read-rule-files.js';

export interface RuleOptions {
  /** Folders and files with the user's own rules. */
  readonly rules: readonly string[];
  readonly rule: readonly string[];
  readonly level: RuleChoice['minimumLevel'];
}

/** The rules of the package and the user's own, with what the configuration knows filled in. */
export async function openRules(
  { rules, rule, level }: RuleOptions,
  config: string,
  output: Output,
): Promise<RuleBook> {
  const loaded = loadRules(await readRuleFiles([RULES_FOLDER, ...rules]), CLOUDTRAIL_VIRTUAL_FIELDS);
  if (loaded.problems.length > 0) throw problemsError(loaded.problems);
  const configuration = await openOptionalConfiguration(config);
  const placeholders = configuration === undefined ? {} : placeholdersOf(configuration);
  const book = openRuleBook(loaded, { placeholders, minimumLevel: level, only: rule });
  assertKnown(rule, book);
  tellUnknown(book, output);
  return book;
}

function assertKnown(wanted: readonly string[], { rules, correlations }: RuleBook): void {
  const known = [...rules, ...correlations].flatMap(({ ruleId, id, name }) => [ruleId, id, name]);
  const missing = wanted.find((each) => !known.includes(each));
  if (missing === undefined) return;
  throw new UserError({
    what: 'there is no such rule',
    where: `--rule ${missing}`,
    next: 'List the rules with orgtrail rules list.',
  });
}

function tellUnknown({ unknown }: RuleBook, output: Output): void {
  const rules = Object.keys(unknown);
  if (rules.length === 0) return;
  const names = [...new Set(Object.values(unknown).flat())].sort();
  output.note([
    dim(
      `${countOf(rules.length, 'rule')} may report too much: no configuration says what ${names.join(', ')} are`,
    ),
  ]);
}
