import type { AccountId, Region } from '../../cloudtrail/index.js';

/** One account in one Region: what a digest speaks of, whichever folder it lies in. */
export interface Place {
  readonly accountId: AccountId;
  readonly region: Region;
}

/** Also sorts places by account, then Region. */
export function placeName({ accountId, region }: Place): string {
  return `${accountId}/${region}`;
}

export function parsePlaceName(name: string): Place {
  const [accountId, region] = name.split('/');
  return { accountId: accountId as AccountId, region: region as Region };
}
