import { readFile } from 'node:fs/promises';
import { parseRuleEvents, type RuleEvents, type SigmaFile } from '../../sigma/index.js';

/** The events beside rule files; a rule without such a file has none. */
export async function readRuleEvents(files: readonly SigmaFile[]): Promise<readonly RuleEvents[]> {
  const found: RuleEvents[] = [];
  // One by one: a checkout has more files than may be open at once.
  for (const { path } of files) {
    const events = await readEvents(path.replace(/\.ya?ml$/, '.events.yml'));
    if (events !== undefined) found.push(events);
  }
  return found;
}

async function readEvents(path: string): Promise<RuleEvents | undefined> {
  try {
    return parseRuleEvents({ path, text: await readFile(path, 'utf8') });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
