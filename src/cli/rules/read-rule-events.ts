import { readFile } from 'node:fs/promises';
import { parseRuleEvents, type RuleEvents, type SigmaFile } from '../../sigma/index.js';

/** The events beside rule files; a rule without such a file has none. */
export async function readRuleEvents(files: readonly SigmaFile[]): Promise<readonly RuleEvents[]> {
  const found = await Promise.all(
    files.map(async ({ path }) => readEvents(path.replace(/\.ya?ml$/, '.events.yml'))),
  );
  return found.filter((each) => each !== undefined);
}

async function readEvents(path: string): Promise<RuleEvents | undefined> {
  try {
    return parseRuleEvents({ path, text: await readFile(path, 'utf8') });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
