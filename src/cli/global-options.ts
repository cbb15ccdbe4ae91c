import { parseAccountId, parseRegion } from '../cloudtrail/index.js';
import { UserError } from '../errors.js';
import { moment } from './moment.js';
import { flag, listOf, type OptionValues, text, textOr } from './option.js';

/** The options that more than one verb takes. Each verb names those that mean something to it. */
export const GLOBAL_OPTIONS = {
  lake: textOr('.orgtrail/lake', { placeholder: 'folder', completes: 'folder', summary: 'the lake to use' }),
  config: textOr('orgtrail.yaml', {
    placeholder: 'file',
    completes: 'file',
    summary: 'the configuration to use',
  }),
  from: moment('only what happened at or after this moment (ISO 8601 with an offset, or 7d)'),
  to: moment('only what happened before this moment'),
  account: listOf(
    { placeholder: 'account-id', summary: 'only this account', expected: 'an account id of twelve digits' },
    parseAccountId,
  ),
  region: listOf(
    { placeholder: 'region', summary: 'only this Region', expected: 'a Region such as eu-west-1' },
    parseRegion,
  ),
  profile: text({ placeholder: 'name', summary: 'the profile of ~/.aws/config to use' }),
  endpointUrl: text({ placeholder: 'url', summary: 'another S3 endpoint: a VPC endpoint, MinIO, Ceph' }),
  yes: flag('answer every question with yes'),
  json: flag('print one JSON document on stdout'),
  quiet: flag('print nothing but the result and errors'),
  noColor: flag('print without colours (so does NO_COLOR)'),
  debug: flag('print the stack trace of an error'),
} as const;

export type GlobalOptionName = keyof typeof GLOBAL_OPTIONS;

export type GlobalOptions = OptionValues<typeof GLOBAL_OPTIONS>;

/** What every verb takes, whatever else it names. */
export const ALWAYS: readonly GlobalOptionName[] = ['quiet', 'noColor', 'debug'];

/** What a verb takes that reads or writes an s3:// location. */
export const FOR_LOCATIONS: readonly GlobalOptionName[] = ['profile', 'endpointUrl'];

/** What a verb takes that can be narrowed to a part of the logs. */
export const FOR_SCOPE: readonly GlobalOptionName[] = ['from', 'to', 'account', 'region'];

/** What no single option can see. */
export function checkGlobalOptions({ from, to, lake }: GlobalOptions): void {
  if (from !== undefined && to !== undefined && from >= to) {
    throw new UserError({
      what: `the range is empty: it starts at ${from.toISOString()} and ends at ${to.toISOString()}`,
      where: '--from and --to',
      next: 'Give --from a moment before --to.',
    });
  }
  if (/^[a-z0-9]+:\/\//i.test(lake)) {
    throw new UserError({
      what: 'a lake in a bucket is not built yet; a lake is a folder',
      where: `--lake ${lake}`,
      next: 'Give --lake a folder. Its tables can be copied to a bucket and read there by Athena, Trino or Spark.',
    });
  }
}
