import { defineCommand } from '../command.js';

export const prove = defineCommand({
  name: 'prove',
  summary: 'show what the policies of a configuration allow and deny, case by case',
  details: [
    'Evaluates the bucket policy, the key policy, the service control policies, the resource control policy and the roles that a configuration leads to, for every delivery that has to work and every attack that must not: who asks, for what, the answer, and the statement that decides. Each of the layers around bucket and key is also asked alone, as if the others were gone.',
    'Nothing is sent anywhere, and no AWS account is needed. Exit code 0: every case is as expected and every policy is within the size that AWS takes. 1: one is not.',
  ],
  arguments: {},
  options: {},
  globals: ['config', 'json'],
  examples: [
    { command: 'orgtrail prove', explains: 'the policies of orgtrail.yaml' },
    { command: 'orgtrail prove --config trial.yaml --json', explains: 'every case, for scripts' },
  ],
  run: async ({ globals, output }) => {
    const { runProve } = await import('../prove/run-prove.js');
    return runProve(globals, output);
  },
});
