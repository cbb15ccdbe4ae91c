import { defineCommand } from '../command.js';
import { flag, text } from '../option.js';

export const destroy = defineCommand({
  name: 'destroy',
  summary: 'take down what deploy has set up, and keep the logs',
  details: [
    'Deletes detection, access, guardrails, the trail and the stacks that made them, in the reverse order of deploy. Shows what goes and what stays, and asks.',
    'The log bucket, its key and every log file stay. Only --delete-logs with the name of the bucket deletes them, and only when Object Lock holds none of them: otherwise nothing is deleted, and the end of the lock is told. A trail that was there before deploy is left alone, and so is what Organizations was told: trusted access, policy types, the delegated administrator.',
    'After an interruption, run the same command again.',
  ],
  arguments: {},
  options: {
    plan: flag('show what would go and what would stay, and change nothing'),
    deleteLogs: text({
      placeholder: 'bucket',
      summary: 'delete this log bucket and everything in it, when no lock holds',
    }),
  },
  globals: ['config', 'profile', 'yes', 'json'],
  examples: [
    { command: 'orgtrail destroy --plan', explains: 'read only' },
    { command: 'orgtrail destroy', explains: 'shows the plan and asks; logs stay' },
    {
      command: 'orgtrail destroy --delete-logs my-trail-222222222222',
      explains: 'a trial: its logs too, once the lock of a day is over',
    },
  ],
  run: async ({ options, globals, output, signal, now }) => {
    const { runDestroy } = await import('../destroy/run-destroy.js');
    return runDestroy({ options, globals, output, signal, now });
  },
});
