import type { AccountId } from './account-id.js';
import type { FolderCategory } from './key-folder.js';
import { formatDay } from './key-time.js';
import type { LogCategory } from './log-key.js';
import type { OrganizationId } from './organization-id.js';
import type { Region } from './region.js';

/** One account and Region below one `AWSLogs/`. */
export interface KeyScope {
  /** The text before `/AWSLogs/`, without a `/` at its end; `''` if there is none. */
  readonly prefix: string;
  readonly organizationId?: OrganizationId;
  readonly accountId: AccountId;
  readonly region: Region;
}

/** Both ends included. */
export interface TimeRange {
  readonly from: Date;
  readonly to: Date;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** The folder that holds the accounts: `prefix/AWSLogs/o-exampleorgid/`. */
export function accountsPrefix(scope: Pick<KeyScope, 'prefix' | 'organizationId'>): string {
  const root = scope.prefix === '' ? 'AWSLogs/' : `${scope.prefix}/AWSLogs/`;
  return scope.organizationId === undefined ? root : `${root}${scope.organizationId}/`;
}

/** The folder that holds the years: `AWSLogs/o-exampleorgid/111122223333/CloudTrail/eu-west-1/`. */
export function regionPrefix(scope: KeyScope, category: FolderCategory): string {
  return `${accountsPrefix(scope)}${scope.accountId}/${category}/${scope.region}/`;
}

/**
 * The day folders, each with a `/` at its end, where CloudTrail delivers events of the range: a log
 * file's time lies within 15 minutes of its events, as a rule. Events that AWS delivers late
 * (`addendum`, backfill) may lie in any later folder.
 */
export function logPrefixes(
  scope: KeyScope,
  range: TimeRange,
  category: LogCategory = 'CloudTrail',
): readonly string[] {
  return dayPrefixes(regionPrefix(scope, category), range, 15 * minute);
}

/**
 * The day folders, each with a `/` at its end, of digests that end in the range and of those a day
 * before and after: a chain's links and the digest of the last hour lie there.
 */
export function digestPrefixes(scope: KeyScope, range: TimeRange): readonly string[] {
  return dayPrefixes(regionPrefix(scope, 'CloudTrail-Digest'), range, day);
}

function dayPrefixes(folder: string, { from, to }: TimeRange, slack: number): readonly string[] {
  const first = Math.floor((from.getTime() - slack) / day);
  const last = Math.floor((to.getTime() + slack) / day);
  const prefixes: string[] = [];
  for (let index = first; index <= last; index++) {
    prefixes.push(`${folder}${formatDay(new Date(index * day))}/`);
  }
  return prefixes;
}
