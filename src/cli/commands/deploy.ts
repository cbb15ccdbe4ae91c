import { defineCommand } from '../command.js';
import { count, flag, text } from '../option.js';
import { OWN_RULES } from '../own-rules.js';

export const deploy = defineCommand({
  name: 'deploy',
  summary: 'set up the organization trail, its locked bucket, guardrails, detection and access',
  details: [
    'Looks at the organization first and refuses what cannot go well. Then shows what would be created, changed and removed in each account, down to the statement of a policy, asks, and runs the steps in their order. An organization trail that is there already, Control Tower’s included, is kept and completed: a second one would cost every account a second copy.',
    'Every step reads what AWS says and changes only what differs. After an interruption, an expired session or a failure, run the same command again: it goes on. When all is done it changes nothing.',
    'Log files are locked under GOVERNANCE for a day until the first log file and digest have arrived. COMPLIANCE can never be undone, so --yes is not enough for it: name the bucket with --confirm-compliance.',
    'With guardrails.testUnit in the configuration, the policies of the organization are attached to that unit first. deploy says with which query to see what they deny there, and goes on to all accounts with --attach-guardrails.',
    'Needs credentials of the management account that may assume the deployer roles of the configuration in the log archive and the security account. docs/deploy.md lists the permissions.',
  ],
  arguments: {},
  options: {
    plan: flag('show what would be changed, and change nothing'),
    confirmCompliance: text({
      placeholder: 'bucket',
      summary: 'lock new log files of this bucket under COMPLIANCE, which nobody can undo',
    }),
    attachGuardrails: text({
      placeholder: 'unit',
      summary: 'attach the guardrails where they are to hold, after their trial in this test unit',
    }),
    relock: flag('lock what was delivered before as long as what comes after'),
    rules: OWN_RULES,
    wait: count(
      180,
      { from: 0, to: 1440 },
      { placeholder: 'minutes', summary: 'how long to wait for the first log file and digest' },
    ),
  },
  globals: ['config', 'profile', 'yes', 'json'],
  examples: [
    { command: 'orgtrail deploy --plan', explains: 'read only' },
    { command: 'orgtrail deploy', explains: 'shows the plan and asks' },
    {
      command: 'orgtrail deploy --confirm-compliance my-trail-222222222222 --relock',
      explains: 'once logs arrive: lock them for good, those of the first hours too',
    },
  ],
  run: async ({ options, globals, output, signal, now }) => {
    const { runDeploy } = await import('../deploy/run-deploy.js');
    return runDeploy({ options, globals, output, signal, now });
  },
});
