import { UserError } from '../../errors.js';
import { defineCommand } from '../command.js';
import { FOR_SCOPE } from '../global-options.js';
import { choice, count, flag } from '../option.js';
import { dollars } from '../cost/dollars-option.js';

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
    realTime: choice(
      ['configured', 'none', 'hub', 'per-account', 'central-log-group'],
      'configured',
      'how alerts are raised, which takes its part of the events',
    ),
    floorUsd: dollars(0.1, {
      placeholder: 'dollars',
      summary: 'an anomaly is worth at least this, at the price of one further copy of its events',
    }),
    csv: flag('print every group as CSV'),
  },
  globals: ['lake', 'config', ...FOR_SCOPE, 'json'],
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
    { command: 'orgtrail cost report --from 30d', explains: 'what the last 30 days cost, and who caused it' },
  ],
  subcommands: [report],
  run: async () => {
    throw new UserError({
      what: 'it needs a word more',
      where: 'cost',
      next: 'orgtrail cost report: what it costs. See orgtrail cost --help.',
    });
  },
});
