import { defineCommand } from '../command.js';
import { EXIT } from '../exit.js';
import { LEVELS } from '../../finding/index.js';
import { choice, listOf, type OptionSet, pairs } from '../option.js';
import { OWN_RULES } from '../own-rules.js';

const ONLY = listOf(
  { placeholder: 'rule-id', summary: 'only this rule', expected: 'the id of a rule' },
  (given) => given,
);
const PLACEHOLDER = pairs({
  placeholder: 'name=values',
  summary:
    'what a placeholder stands for, with commas between: LogBuckets=my-logs; the configuration says it otherwise',
});
const TARGETS = ['sql', 'event-pattern', 'metric-filter'] as const;

const LIST_OPTIONS = {
  rules: OWN_RULES,
  level: choice(LEVELS, 'informational', 'only rules of this level and above'),
} as const satisfies OptionSet;

const list = defineCommand({
  name: 'list',
  summary: 'the rules with level, CIS and ATT&CK ids',
  details: ['Informational rules are for reports, and building blocks of correlations.'],
  arguments: {},
  options: LIST_OPTIONS,
  globals: ['json'],
  examples: [
    { command: 'orgtrail rules list --level critical', explains: 'the worst' },
    { command: 'orgtrail rules list --rules ./our-rules --json', explains: 'with your own, for a script' },
  ],
  run: async ({ options: { rules, level }, globals, output }) => {
    const { openOwnRules } = await import('../rules/open-own-rules.js');
    const { listRules } = await import('../rules/list-rules.js');
    listRules(output, await openOwnRules(rules, output), level, globals.json);
    return EXIT.clean;
  },
});

const show = defineCommand({
  name: 'show',
  summary: 'one rule: why, how it reads, and how exactly each language can say it',
  details: [],
  arguments: { rule: { required: true, summary: 'the id of a rule: trl-01' } },
  options: { rules: OWN_RULES, placeholder: PLACEHOLDER },
  globals: ['config', 'json'],
  examples: [{ command: 'orgtrail rules show trl-01', explains: 'what it watches, and why' }],
  run: async ({ arguments: { rule: wanted }, options, globals, output }) => {
    const { openRuleFolder } = await import('../../sigma/index.js');
    const { chooseRules } = await import('../rules/choose-rules.js');
    const { showRule } = await import('../rules/show-rule.js');
    const { placeholderValues } = await import('../rules/placeholder-values.js');
    const chosen = chooseRules(await openRuleFolder(options.rules), [wanted]);
    const values = await placeholderValues(options.placeholder, globals.config);
    const rule = [...chosen.rules, ...chosen.correlations][0]!;
    const source = chosen.files.find(({ path }) => path === rule.position.file)!.text;
    showRule(output, { rule, source, values }, globals.json);
    return EXIT.clean;
  },
});

const test = defineCommand({
  name: 'test',
  summary: 'prove rules by the events that stand beside them',
  details: [
    'Every rule is asked about every event in five ways: by the matcher, by the matcher among all rules, as SQL in a lake, as an event pattern and as a metric filter. Where a language says it is exact it has to agree, and where it says it is wide it must not miss. Exit code 1 when an answer is wrong.',
    'A rule without events beside it is asked about events derived from what it asks: they show that the languages agree, and not that CloudTrail writes such events.',
  ],
  arguments: {},
  options: { rules: OWN_RULES, rule: ONLY },
  globals: ['json'],
  examples: [
    { command: 'orgtrail rules test', explains: 'all of them' },
    {
      command: 'orgtrail rules test --rules ./our-rules',
      explains: 'with your own and their <rule-id>.events.yml',
    },
  ],
  run: async ({ options, globals, output, now }) => {
    const { openOwnRules } = await import('../rules/open-own-rules.js');
    const { chooseRules } = await import('../rules/choose-rules.js');
    const { testRules } = await import('../rules/test-rules.js');
    const chosen = chooseRules(await openOwnRules(options.rules, output), options.rule);
    return testRules(output, chosen, globals.json, () => new Date(now()));
  },
});

const compile = defineCommand({
  name: 'compile',
  summary: 'say rules in SQL, as EventBridge event patterns or as CloudWatch metric filters',
  details: [
    'Each rule comes out exact, wide (it also takes what the rule would not, and says what) or not at all, with the reason. Placeholders are filled from the configuration; unknown ones are left open, and the rule is wide.',
    'Exit code 1 when a rule cannot be said in the language.',
  ],
  arguments: {},
  options: {
    target: choice(TARGETS, 'sql', 'the language'),
    rules: OWN_RULES,
    rule: ONLY,
    placeholder: PLACEHOLDER,
  },
  globals: ['config', 'json'],
  examples: [
    { command: 'orgtrail rules compile --rule net-01', explains: 'SQL for Athena, Trino or orgtrail query' },
    { command: 'orgtrail rules compile --target event-pattern --rule trl-01', explains: 'for put-rule' },
    {
      command: 'orgtrail rules compile --target metric-filter --rule bkt-01 --placeholder LogBuckets=my-logs',
      explains: 'for put-metric-filter',
    },
  ],
  run: async ({ options, globals, output }) => {
    const { openOwnRules } = await import('../rules/open-own-rules.js');
    const { chooseRules } = await import('../rules/choose-rules.js');
    const { compileRules } = await import('../rules/compile-rules.js');
    const { placeholderValues } = await import('../rules/placeholder-values.js');
    const chosen = chooseRules(await openOwnRules(options.rules, output), options.rule);
    const values = await placeholderValues(options.placeholder, globals.config);
    return compileRules(output, chosen.rules, { target: options.target, values, json: globals.json });
  },
});

export const rules = defineCommand({
  name: 'rules',
  summary: 'list, show, test and compile the detection rules',
  details: ['Rules are Sigma. Without a subcommand they are listed.'],
  arguments: {},
  options: LIST_OPTIONS,
  globals: ['json'],
  examples: [{ command: 'orgtrail rules', explains: 'all of them' }],
  subcommands: [list, show, test, compile],
  run: list.run as never,
});
