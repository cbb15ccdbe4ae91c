import { readFileSync } from 'node:fs';

import { openRuleFolder } from '../../dist/sigma/index.js';
import { parseConfiguration } from '../../dist/config/index.js';
import { openRuleBook, placeholdersOf } from '../../dist/detection/index.js';

/** The package's rules as `orgtrail detect --config` opens them, level low and above. */
export async function openPack(path) {
  const parsed = parseConfiguration(readFileSync(path, 'utf8'));
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  const placeholders = placeholdersOf(parsed.configuration);
  return openRuleBook(await openRuleFolder([]), { placeholders, minimumLevel: 'low', only: [] });
}
