import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../errors.js';
import type { SigmaFile } from '../parse/parse-documents.js';

/** `rules/` of the package: as far up from the sources as from what they are compiled to. */
export const RULES_FOLDER = fileURLToPath(new URL('../../../rules/', import.meta.url));

/**
 * The rule files of folders and single files, in the order of their paths. Files of events are none, nor
 * is what stands in hidden folders: a checkout has workflows there. A file that is named twice is read once.
 */
export async function readRuleFiles(paths: readonly string[]): Promise<readonly SigmaFile[]> {
  const found = await Promise.all(paths.map(ruleFilesOf));
  const once = new Map(found.flat().map((path) => [resolve(path), path]));
  const files: SigmaFile[] = [];
  // One by one: a checkout has more files than may be open at once.
  for (const path of once.values()) files.push({ path, text: await readFile(path, 'utf8') });
  return files;
}

export async function ruleFilesOf(path: string): Promise<readonly string[]> {
  const status = await stat(path).catch(() => undefined);
  if (status === undefined) {
    throw new UserError({
      what: 'there are no rules here',
      where: path,
      next: 'Name a folder of Sigma rules, or one rule file.',
    });
  }
  if (!status.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && isRuleFile(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !isHidden(relative(path, file)))
    .sort();
}

function isHidden(path: string): boolean {
  return path.split(sep).some((name) => name.startsWith('.'));
}

function isRuleFile(name: string): boolean {
  return /\.ya?ml$/.test(name) && !/\.events\.ya?ml$/.test(name);
}
