import { UserError } from '../../errors.js';
import { defineCommand } from '../command.js';
import { FOR_LOCATIONS, FOR_SCOPE } from '../global-options.js';
import { choice, count, flag, listOf, pairs } from '../option.js';
import { dollars } from '../cost/dollars-option.js';

const MODES = ['configured', 'none', 'hub', 'per-account', 'central-log-group'] as const;
const INSIGHTS = ['ApiCallRateInsight', 'ApiErrorRateInsight'] as const;

const events = (summary: string) =>
  count(0, { from: 0, to: 1_000_000_000_000 }, { placeholder: 'n', summary });

const estimate = defineCommand({
  name: 'estimate',
  summary: 'say what a month would cost, by real-time mode, account and line',
  details: [
    'From volumes that are given, from those of the lake, or from what AWS counted (Cost Explorer: ce:GetCostAndUsage in the management account, about a cent for each request). The configuration adds its accounts, Regions, retention, real-time mode, prices and discounts.',
    'It compares every real-time mode, and the organization trail alone with one more trail in each account. What it takes for granted stands below the result.',
  ],
  arguments: {},
  options: {
    volumes: choice(['given', 'lake', 'cost-explorer'], 'given', 'where the volumes come from'),
    accounts: count(1, { from: 1, to: 10_000 }, { placeholder: 'n', summary: 'accounts that are alike' }),
    managementEvents: events('management events of one account in a month'),
    dataEvents: events('data events of one account in a month'),
    networkEvents: events('network activity events of one account in a month'),
    secondTrails: count(
      0,
      { from: 0, to: 10_000 },
      {
        placeholder: 'n',
        summary: 'accounts in which a second trail records management events',
      },
    ),
    usedRegions: count(
      3,
      { from: 1, to: 40 },
      { placeholder: 'n', summary: 'Regions in which events happen' },
    ),
    insights: listOf(
      {
        placeholder: 'type',
        summary: `Insights that are on: ${INSIGHTS.join(', ')}`,
        expected: `one of ${INSIGHTS.join(', ')}`,
      },
      (text) => INSIGHTS.find((type) => type === text),
    ),
    realTime: choice(MODES, 'configured', 'how alerts are raised'),
    assume: pairs({ placeholder: 'name=value', summary: 'something else than what is taken for granted' }),
    csv: flag('print every line of every account as CSV'),
  },
  globals: ['lake', 'config', ...FOR_SCOPE, ...FOR_LOCATIONS, 'json'],
  examples: [
    {
      command: 'orgtrail cost estimate --accounts 10 --management-events 1000000 --second-trails 10',
      explains: 'ten accounts whose events two trails record',
    },
    {
      command: 'orgtrail cost estimate --volumes lake --real-time hub',
      explains: 'at the volumes of the lake',
    },
    {
      command: 'orgtrail cost estimate --volumes cost-explorer --json',
      explains: 'at what AWS counted in the last 30 days',
    },
  ],
  run: async ({ options, globals, output, signal, now }) => {
    const { runCostEstimate } = await import('../cost/run-cost-estimate.js');
    return runCostEstimate({ options, globals, output, signal, now });
  },
});

const report = defineCommand({
  name: 'report',
  summary: 'say what the trail costs by account, Region, category, service and principal',
  details: [
    'Counts what the lake holds and multiplies it with dated prices. The first copy of management events is free; a copy that a second trail delivers is found in cloudtrail_event_copies and charged to the account in which the events happened.',
    'Anomalies: hours in a row with far more events than the same hours of other days have, and second trails that began within the time; each with its onset, its dollars, and who did what. Exit code 1 when there are any. An account with less than 14 days of history is compared with the other accounts.',
    'The dollars are those of the range that the lake holds. Storage is that of one month. Prices stand in prices/aws.json with their day and source; one that nobody checked says so.',
  ],
  arguments: {},
  options: {
    top: count(
      20,
      { from: 1, to: 100_000 },
      {
        placeholder: 'n',
        summary: 'how many groups of account, Region, category, service and principal to name',
      },
    ),
    realTime: choice(MODES, 'configured', 'how alerts are raised, which takes its part of the events'),
    floorUsd: dollars(0.1, {
      placeholder: 'dollars',
      summary: 'an anomaly is worth at least this, at the price of one further copy of its events',
    }),
    costExplorer: flag(
      'ask Cost Explorer too what AWS counted; each request costs about a cent and needs ce:GetCostAndUsage',
    ),
    csv: flag('print every group as CSV'),
  },
  globals: ['lake', 'config', ...FOR_SCOPE, ...FOR_LOCATIONS, 'json'],
  examples: [
    { command: 'orgtrail cost report', explains: 'everything in the lake' },
    { command: 'orgtrail cost report --from 30d --json', explains: 'the last 30 days, for a script' },
    { command: 'orgtrail cost report --csv > groups.csv', explains: 'every group, for a spreadsheet' },
  ],
  run: async ({ options, globals, output, signal, now }) => {
    const { runCostReport } = await import('../cost/run-cost-report.js');
    return runCostReport({ options, globals, output, signal, now });
  },
});

export const cost = defineCommand({
  name: 'cost',
  summary: 'say what the trail costs and who causes it',
  details: ['What CloudTrail and the services around it charge, with every price dated.'],
  arguments: {},
  options: {},
  globals: [],
  examples: [
    {
      command: 'orgtrail cost estimate --accounts 50 --management-events 1000000',
      explains: 'what a month of fifty accounts would cost',
    },
    { command: 'orgtrail cost report --from 30d', explains: 'what the last 30 days cost, and who caused it' },
  ],
  subcommands: [estimate, report],
  run: async () => {
    throw new UserError({
      what: 'it needs a word more',
      where: 'cost',
      next: 'orgtrail cost estimate: what it would cost; orgtrail cost report: what it costs. See orgtrail cost --help.',
    });
  },
});
