import { resolve } from 'node:path';
import { UserError } from '../../errors.js';
import type { SigmaFile } from '../parse/parse-documents.js';
import { problemsError } from '../parse/problem.js';
import type { PassedOver } from '../tree/passed-over.js';
import { CLOUDTRAIL_VIRTUAL_FIELDS } from '../virtual/index.js';
import { describePassedOver } from './describe-passed-over.js';
import { type LoadedRules, loadRules } from './load-rules.js';
import { readRuleFiles, ruleFilesOf, RULES_FOLDER } from './read-rule-files.js';

export interface OpenedRules extends LoadedRules {
  readonly files: readonly SigmaFile[];
}

/**
 * The rules of the package and the user's own. Rules for other log sources are passed over, so that a
 * checkout of public rules can be given as it is.
 *
 * @throws {UserError} that names every problem with its place, or a path without any rule for CloudTrail
 */
export async function openRuleFolder(own: readonly string[]): Promise<OpenedRules> {
  const files = await readRuleFiles([RULES_FOLDER, ...own]);
  const loaded = loadRules(files, CLOUDTRAIL_VIRTUAL_FIELDS);
  if (loaded.problems.length > 0) throw problemsError(loaded.problems);
  for (const path of own) await refuseWithoutRules(path, loaded);
  return { ...loaded, files };
}

/** A path that adds nothing is a mistake: another folder was meant, or another log source. */
async function refuseWithoutRules(path: string, loaded: LoadedRules): Promise<void> {
  const { rules, correlations, filters, passedOver } = loaded;
  const files = new Set((await ruleFilesOf(path)).map((file) => resolve(file)));
  const within = ({ position }: Pick<PassedOver, 'position'>): boolean => files.has(resolve(position.file));
  if ([...rules, ...correlations, ...filters].some(within)) return;
  const others = passedOver.filter(within);
  throw new UserError({
    what:
      others.length === 0
        ? 'there are no rules here'
        : `${describePassedOver(others)}, and none is for CloudTrail`,
    where: path,
    next: 'Name a folder or file of Sigma rules with logsource: { product: aws, service: cloudtrail }.',
  });
}
