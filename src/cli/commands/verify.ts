import { defineCommand } from '../command.js';
import { FOR_LOCATIONS, FOR_SCOPE } from '../global-options.js';
import { VERIFY_OPTIONS } from '../verify/verify-options.js';

export const verify = defineCommand({
  name: 'verify',
  summary: 'prove that no log file was changed, removed or added',
  details: [
    'Checks the digest chains of every trail, account and Region below a location, and every log file that they list: signatures, hashes, links, gaps, log files that no digest lists, accounts and Regions that went silent.',
    'Exit code 0: everything is proven. 1: tampering, or reason to suspect it. 2: nothing was found to be touched, but not everything could be proven. Tampering wins over incomplete.',
    'Where a lake has ingested the location, the hashes measured at ingest stand for reading the log files again, and the report says so; --rehash reads everything.',
    'Public keys come from --public-keys; without it, from CloudTrail for a bucket, and for a folder from the public-keys.json in it.',
  ],
  arguments: { location: { required: true, completes: 'folder', summary: 'a folder or s3://bucket/prefix' } },
  options: VERIFY_OPTIONS,
  globals: ['lake', ...FOR_SCOPE, ...FOR_LOCATIONS, 'json'],
  examples: [
    {
      command: 'orgtrail verify s3://my-trail-bucket --from 30d',
      explains: 'with the keys that CloudTrail gives',
    },
    {
      command: 'orgtrail verify s3://my-trail-bucket --expect live --html evidence.html',
      explains: 'who is silent as well, and a page for the auditor',
    },
    {
      command: 'orgtrail verify s3://my-trail-bucket --ledger s3://heads-in-another-account/org-trail',
      explains: 'every night: reads what is new, and notices a rewritten history',
    },
    {
      command: 'orgtrail verify ./evidence --public-keys keys.json --expect organization.json --json',
      explains: 'a copy, without AWS',
    },
  ],
  run: async ({ arguments: { location }, options, globals, output, signal, now }) => {
    const { runVerify } = await import('../verify/run-verify.js');
    return runVerify({ location, options, globals, output, signal, now });
  },
});
