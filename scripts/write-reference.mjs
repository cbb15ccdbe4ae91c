// Writes what is generated: the pages of docs/reference and the JSON Schema of orgtrail.yaml.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CHECKS } from '../dist/audit/index.js';
import { COMMANDS } from '../dist/cli/commands/index.js';
import { checksReference } from '../dist/cli/reference/checks.js';
import { commandLineReference } from '../dist/cli/reference/command-line.js';
import { configurationReference } from '../dist/cli/reference/configuration.js';
import { queriesReference } from '../dist/cli/reference/queries.js';
import { rulesReference } from '../dist/cli/reference/rules.js';
import { tablesReference } from '../dist/cli/reference/tables.js';
import { openRuleFolder } from '../dist/sigma/index.js';
import { readRuleEvents } from '../dist/cli/rules/read-rule-events.js';
import { configurationSchemaText } from '../dist/config/index.js';
import { loadCatalog } from '../dist/query/index.js';

const rules = await openRuleFolder([]);
const pages = {
  checks: checksReference(CHECKS),
  'command-line': commandLineReference(COMMANDS),
  configuration: configurationReference(),
  queries: queriesReference(await loadCatalog()),
  rules: rulesReference(rules, await readRuleEvents(rules.files)),
  tables: tablesReference(),
};
const folder = fileURLToPath(new URL('../docs/reference/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(pages)) writeFileSync(`${folder}${name}.md`, text);

const schemas = fileURLToPath(new URL('../schema/', import.meta.url));
mkdirSync(schemas, { recursive: true });
writeFileSync(`${schemas}orgtrail.schema.json`, configurationSchemaText());
