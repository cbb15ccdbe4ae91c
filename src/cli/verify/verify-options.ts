import { availableParallelism } from 'node:os';
import type { GlobalOptions } from '../global-options.js';
import { count, flag, listOf, type OptionValues, text } from '../option.js';
import type { Output } from '../output.js';

/** What verify and scan take. */
export const VERIFY_OPTIONS = {
  publicKeys: text({
    placeholder: 'file',
    completes: 'file',
    summary: 'what aws cloudtrail list-public-keys prints, or an object of Region to that',
  }),
  expect: text({
    placeholder: 'file|live',
    completes: 'file',
    summary: 'who should deliver: an organization.json, or the organization as AWS describes it now',
  }),
  map: listOf(
    {
      placeholder: 'old=new',
      summary: 'objects of the bucket old were copied to new; each may have a prefix',
      expected: 'two buckets such as old-bucket=new-bucket/prefix',
    },
    (given) => (given.includes('=') ? given : undefined),
  ),
  html: text({
    placeholder: 'file',
    completes: 'file',
    summary: 'write a page of evidence, without scripts',
  }),
  ledger: text({
    placeholder: 'location',
    completes: 'folder',
    summary:
      'where the newest verified digest of every chain is recorded, and compared with earlier runs: a folder or s3://, ideally of another account',
  }),
  rehash: flag('read every digest and log file again, whatever earlier runs have read'),
  threads: count(
    availableParallelism(),
    { from: 1, to: 64 },
    { placeholder: 'n', summary: 'log files read side by side', fallbackText: 'one per core' },
  ),
} as const;

/** What a run of verify or scan is given. */
export interface VerifyInvocation {
  readonly location: string;
  readonly options: OptionValues<typeof VERIFY_OPTIONS>;
  readonly globals: GlobalOptions;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly now: () => number;
}
