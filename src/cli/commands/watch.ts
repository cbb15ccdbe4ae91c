import { defineCommand } from '../command.js';
import { levelOption, RULE_OPTIONS, suppressionsOption } from '../detect/rule-options.js';
import { FOR_LOCATIONS } from '../global-options.js';
import { choice, count, flag, text } from '../option.js';

export const watch = defineCommand({
  name: 'watch',
  summary: 'follow what is delivered, and tell what the rules find in it',
  details: [
    'Hears of new log files through S3 notifications in an SQS queue (--queue), or lists the last days of the location every --interval seconds. Each alert goes to the terminal and to the destinations of orgtrail.yaml, routed by account, unit and level; what no destination takes is kept in dead-letters.ndjson of the state folder.',
    'What was read and told is kept in a journal, so that a watch that was stopped goes on where it was and tells nothing twice. Silence is told as well: no log and no digest of an account and Region for longer than --heartbeat minutes. A stopped trail silences EventBridge too, so that only the silence tells of it.',
  ],
  arguments: { location: { required: true, completes: 'folder', summary: 'a folder or s3://bucket/prefix' } },
  options: {
    queue: text({ placeholder: 'url', summary: 'an SQS queue with S3 notifications of the bucket' }),
    interval: count(60, { from: 1, to: 86_400 }, { placeholder: 'seconds', summary: 'between two looks' }),
    once: flag('look once, tell what is new, and end'),
    state: text({
      placeholder: 'folder',
      completes: 'folder',
      summary: 'where the journal is kept (.orgtrail/watch)',
    }),
    alertFile: text({
      placeholder: 'file',
      completes: 'file',
      summary: 'write every alert there, a line of JSON each',
    }),
    ...RULE_OPTIONS,
    level: levelOption('medium', 'tell of'),
    group: choice(
      ['hour', 'none'],
      'hour',
      'one alert for a rule, account and principal an hour, or for each event',
    ),
    suppressions: suppressionsOption('tell'),
    heartbeat: count(
      120,
      { from: 0, to: 100_000 },
      { placeholder: 'minutes', summary: 'tell of silence longer than this; 0 for never' },
    ),
    expect: text({
      placeholder: 'file|live',
      completes: 'file',
      summary: 'who should deliver: an organization.json, or the organization as AWS describes it now',
    }),
  },
  globals: ['config', 'account', 'region', ...FOR_LOCATIONS, 'json'],
  examples: [
    { command: 'orgtrail watch s3://my-trail-bucket', explains: 'list every minute' },
    {
      command:
        'orgtrail watch s3://my-trail-bucket --queue https://sqs.eu-west-1.amazonaws.com/111122223333/log-objects',
      explains: 'hear of each log file as it arrives',
    },
    { command: 'orgtrail watch ./logs --once --json', explains: 'from cron, a line of JSON for each alert' },
  ],
  run: async ({ arguments: { location }, options, globals, output, signal, now }) => {
    const { runWatch } = await import('../watch/run-watch.js');
    return runWatch({ location, options, globals, output, signal, now });
  },
});
