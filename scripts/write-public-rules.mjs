// Writes docs/reference/sigmahq.md from a folder of public rules, such as rules/cloud/aws of a checkout of
// SigmaHQ/sigma: node scripts/write-public-rules.mjs <folder>. What cannot be read is told on the page.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { publicRulesReference } from '../dist/cli/reference/public-rules.js';
import { CLOUDTRAIL_VIRTUAL_FIELDS, loadRules, readRuleFiles } from '../dist/sigma/index.js';

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('name a folder of rules');
const loaded = loadRules(await readRuleFiles(folders), CLOUDTRAIL_VIRTUAL_FIELDS);
const page = fileURLToPath(new URL('../docs/reference/sigmahq.md', import.meta.url));
writeFileSync(page, publicRulesReference(loaded));
