// Writes the generated pages of docs/reference from what was built.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from '../dist/cli/commands/index.js';
import { commandLineReference } from '../dist/cli/reference/command-line.js';
import { queriesReference } from '../dist/cli/reference/queries.js';
import { tablesReference } from '../dist/cli/reference/tables.js';
import { loadCatalog } from '../dist/query/index.js';

const pages = {
  'command-line': commandLineReference(COMMANDS),
  queries: queriesReference(await loadCatalog()),
  tables: tablesReference(),
};
const folder = fileURLToPath(new URL('../docs/reference/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(pages)) writeFileSync(`${folder}${name}.md`, text);
