import { defineCommand } from '../command.js';
import { FOR_LOCATIONS, FOR_SCOPE } from '../global-options.js';
import { VERIFY_OPTIONS } from '../verify/verify-options.js';

export const scan = defineCommand({
  name: 'scan',
  summary: 'verify and ingest, with one reading of each log file',
  details: [
    'Does what verify and ingest do: every log file is read, inflated and hashed once, stored in the lake, and compared with the signed digests. A log file that fails is stored all the same and marked in the ledger, never dropped.',
    'Exit code 0: everything is proven and stored. 1: tampering, or reason to suspect it. 2: not everything could be proven or read. Tampering wins.',
    'Run again, it reads only what is new; a run that was stopped goes on where it was. The newest verified digest of every chain is recorded in the lake, or where --ledger says, so that a history that is rewritten between two runs is noticed.',
  ],
  arguments: { location: { required: true, completes: 'folder', summary: 'a folder or s3://bucket/prefix' } },
  options: VERIFY_OPTIONS,
  globals: ['lake', ...FOR_SCOPE, ...FOR_LOCATIONS, 'json'],
  examples: [
    { command: 'orgtrail scan s3://my-trail-bucket --from 30d', explains: 'the last thirty days' },
    {
      command: 'orgtrail scan s3://my-trail-bucket --expect live --ledger s3://heads-in-another-account',
      explains: 'every night: what is new, who is silent, whether history was rewritten',
    },
    {
      command: 'orgtrail scan ./evidence --public-keys keys.json --lake ./case-42 --json',
      explains: 'a copy, into a lake of its own',
    },
  ],
  run: async ({ arguments: { location }, options, globals, output, signal, now }) => {
    const { runScan } = await import('../scan/run-scan.js');
    return runScan({ location, options, globals, output, signal, now });
  },
});
