import { availableParallelism } from 'node:os';
import { LEVELS } from '../../finding/index.js';
import { defineCommand } from '../command.js';
import { levelOption, RULE_OPTIONS, suppressionsOption } from '../detect/rule-options.js';
import { FOR_LOCATIONS, FOR_SCOPE } from '../global-options.js';
import { choice, count } from '../option.js';

export const detect = defineCommand({
  name: 'detect',
  summary: 'run the detection rules over the lake or over log files',
  details: [
    'Over the lake the rules are SQL statements. Over a location the log files themselves are read, which needs no lake and takes longer.',
    'Every rule is a Sigma rule; orgtrail rules list shows them. Rules are about your trail, your log bucket and your deployers: an orgtrail.yaml says which these are, and without it such a rule reports more than it has to.',
    'Detections are grouped by rule, account, principal and hour; --json has each of them. Exit code 1 when one is at or above --fail-on.',
  ],
  arguments: {
    location: {
      required: false,
      completes: 'folder',
      summary: 'a folder or s3://bucket/prefix; without it, the lake',
    },
  },
  options: {
    ...RULE_OPTIONS,
    level: levelOption('low', 'report'),
    failOn: choice(LEVELS, 'high', 'exit code 1 when a detection has this level or a higher one'),
    suppressions: suppressionsOption('report'),
    threads: count(
      availableParallelism(),
      { from: 1, to: 64 },
      { placeholder: 'n', summary: 'log files read side by side', fallbackText: 'one per core' },
    ),
  },
  globals: ['lake', 'config', ...FOR_SCOPE, ...FOR_LOCATIONS, 'json'],
  examples: [
    { command: 'orgtrail detect', explains: 'over the lake, in seconds; findings go to its table findings' },
    { command: 'orgtrail detect s3://my-trail-bucket --from 7d', explains: 'what happened in the last week' },
    { command: 'orgtrail detect ./logs --level critical --json', explains: 'the worst, for a script' },
    { command: 'orgtrail detect ./logs --rules ./our-rules', explains: 'with rules of your own' },
  ],
  run: async ({ arguments: { location }, options, globals, output, signal, now }) => {
    const { runDetect } = await import('../detect/run-detect.js');
    return runDetect({ location, options, globals, output, signal, now });
  },
});
