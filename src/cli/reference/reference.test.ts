import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../audit/index.js';
import { loadCatalog } from '../../query/index.js';
import { configurationSchemaText } from '../../config/index.js';
import { CLOUDTRAIL_VIRTUAL_FIELDS, loadRules, openRuleFolder, readRuleFiles } from '../../sigma/index.js';
import { readRuleEvents } from '../rules/read-rule-events.js';
import { COMMANDS } from '../commands/index.js';
import { checksReference } from './checks.js';
import { commandLineReference } from './command-line.js';
import { configurationReference } from './configuration.js';
import { publicRulesReference } from './public-rules.js';
import { queriesReference } from './queries.js';
import { rulesReference } from './rules.js';
import { tablesReference } from './tables.js';

const page = (path: string): string =>
  readFileSync(new URL(`../../../docs/${path}`, import.meta.url), 'utf8');

const OTHERS = fileURLToPath(new URL('../../../test/fixtures/others-rules', import.meta.url));
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

  it('says of the rules of others what becomes of them, and of those that are refused why', async () => {
    const loaded = loadRules(await readRuleFiles([OTHERS]), CLOUDTRAIL_VIRTUAL_FIELDS);
    const text = publicRulesReference(loaded);
    expect(text).toContain(
      '| `website_on_bucket` | 5b0d9c52-6c0f-4a55-9a35-0d6f7c1f6a02 | wide | wide | wide |',
    );
    expect(text).toMatch(/^## Refused\n\n- `many_secrets_listed\.yml`: Timeframe was removed from Sigma/m);
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
