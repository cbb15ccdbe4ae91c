import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../audit/index.js';
import { loadCatalog } from '../../query/index.js';
import { configurationSchemaText } from '../../config/index.js';
import { openRuleFolder } from '../../sigma/index.js';
import { readRuleEvents } from '../rules/read-rule-events.js';
import { COMMANDS } from '../commands/index.js';
import { checksReference } from './checks.js';
import { commandLineReference } from './command-line.js';
import { configurationReference } from './configuration.js';
import { publicRuleLines } from './public-rules.js';
import { queriesReference } from './queries.js';
import { rulesReference } from './rules.js';
import { tablesReference } from './tables.js';

const page = (path: string): string =>
  readFileSync(new URL(`../../../docs/${path}`, import.meta.url), 'utf8');

const PUBLIC = fileURLToPath(new URL('../../../test/fixtures/sigmahq/loads', import.meta.url));
const catalog = await loadCatalog();
const rules = await openRuleFolder([]);
const ruleEvents = await readRuleEvents(rules.files);

describe('the documentation (npm run docs writes what is generated)', () => {
  it.each([
    ['checks', checksReference(CHECKS)],
    ['command-line', commandLineReference(COMMANDS)],
    ['configuration', configurationReference()],
    ['queries', queriesReference(catalog)],
    ['rules', rulesReference(rules, ruleEvents)],
    ['tables', tablesReference()],
  ])('says of the %s what the program says', (name, generated) => {
    expect(page(`reference/${name}.md`)).toBe(generated);
  });

  it('says of public rules what becomes of them', async () => {
    const { rules: known } = await openRuleFolder([PUBLIC]);
    const publicRules = known.filter(({ position }) => position.file.startsWith(PUBLIC));
    expect(publicRules.length).toBeGreaterThan(0);
    for (const line of publicRules.flatMap(publicRuleLines)) {
      expect(page('reference/sigmahq.md')).toContain(`${line}\n`);
    }
  });

  it('ships the JSON Schema that the configuration is checked with', () => {
    expect(page('../schema/orgtrail.schema.json')).toBe(configurationSchemaText());
  });

  it.each(COMMANDS.map(({ name }) => name).filter((name) => name !== 'completion'))(
    'has a page for %s',
    (name) => {
      expect(page(`${name}.md`)).toMatch(new RegExp(`^# orgtrail ${name}\n`));
    },
  );
});
