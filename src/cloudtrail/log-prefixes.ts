import type { AccountId } from './account-id.js';
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

/** The folder that holds the accounts: `prefix/AWSLogs/o-exampleorgid/`. */
export function accountsPrefix(_scope: Pick<KeyScope, 'prefix' | 'organizationId'>): string {
  throw new Error('accountsPrefix is not built yet');
}

/** The day folders, each with a `/` at its end, where log files with events of the range are delivered. */
export function logPrefixes(
  _scope: KeyScope,
  _range: TimeRange,
  _category: LogCategory = 'CloudTrail',
): readonly string[] {
  throw new Error('logPrefixes is not built yet');
}

/** The day folders, each with a `/` at its end, of digests that end in the range, and one day more on either side. */
export function digestPrefixes(_scope: KeyScope, _range: TimeRange): readonly string[] {
  throw new Error('digestPrefixes is not built yet');
}
