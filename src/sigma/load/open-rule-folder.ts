import type { SigmaFile } from '../parse/parse-documents.js';
import { problemsError } from '../parse/problem.js';
import { CLOUDTRAIL_VIRTUAL_FIELDS } from '../virtual/index.js';
import { type LoadedRules, loadRules } from './load-rules.js';
import { readRuleFiles, RULES_FOLDER } from './read-rule-files.js';

export interface OpenedRules extends LoadedRules {
  readonly files: readonly SigmaFile[];
}

/** The rules of the package and the user's own. Throws a UserError that names every problem with its place. */
export async function openRuleFolder(own: readonly string[]): Promise<OpenedRules> {
  const files = await readRuleFiles([RULES_FOLDER, ...own]);
  const loaded = loadRules(files, CLOUDTRAIL_VIRTUAL_FIELDS);
  if (loaded.problems.length > 0) throw problemsError(loaded.problems);
  return { ...loaded, files };
}
