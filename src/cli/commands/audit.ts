import { AUDIT_OPTIONS } from '../audit/audit-options.js';
import { defineCommand } from '../command.js';

export const audit = defineCommand({
  name: 'audit',
  summary: "say what is wrong with an organization's CloudTrail today",
  details: [
    'Reads the configuration of every account and Region, and what was delivered to the log bucket, and changes nothing. Each check says pass, fail with the command that repairs it, or unknown with the permission that is missing; unknown is never a pass. Policies are evaluated, not searched for words.',
    'A snapshot that --save wrote can be judged again with --snapshot, on any machine and without AWS. What is expected comes from orgtrail.yaml where there is one; docs/audit.md has the defaults.',
    'Exit code 0: everything that was asked is in order. 1: a check failed. 2: none failed, but not everything is known.',
  ],
  arguments: {},
  options: AUDIT_OPTIONS,
  globals: ['config', 'profile', 'json'],
  examples: [
    { command: 'orgtrail audit --save today.json', explains: 'the live organization' },
    {
      command: 'orgtrail audit --snapshot today.json --since last-month.json',
      explains: 'what got worse since then',
    },
    {
      command: 'orgtrail audit --snapshot today.json --html audit.html',
      explains: 'a page for the auditor',
    },
    {
      command: "orgtrail audit --skip 'BKT-18=one Region is enough for us' --fail-on high",
      explains: 'in a pipeline',
    },
    {
      command: 'orgtrail audit --print-policy member',
      explains: 'what the role in a member account has to be allowed',
    },
  ],
  run: async ({ options, globals, output, signal, now }) => {
    const { runAudit } = await import('../audit/run-audit.js');
    return runAudit({ options, globals, output, signal, now });
  },
});
