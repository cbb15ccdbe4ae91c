import { type AccountId, parseAccountId } from './account-id.js';
import { isDayFolder } from './key-time.js';
import type { KeyLayout, LogCategory, OtherKeyReason } from './log-key.js';
import { type OrganizationId, parseOrganizationId } from './organization-id.js';
import { parseRegion, type Region } from './region.js';

export type FolderCategory = LogCategory | 'CloudTrail-Digest';

/** What the folders of a key say; in the flat layout they may say nothing. */
export interface KeyFolder {
  readonly layout: KeyLayout;
  readonly prefix: string;
  readonly organizationId?: OrganizationId;
  readonly accountId?: AccountId;
  readonly category?: FolderCategory;
  readonly region?: Region;
  /** `YYYY/MM/DD`, below `AWSLogs/` only. */
  readonly day?: string;
}

const category = '(CloudTrail(?:-Digest|-Insight|-NetworkActivity|-Aggregated)?)';
const day = String.raw`(\d{4}/\d{2}/\d{2})`;

// The greedy start makes it the last `AWSLogs/`: a bucket may hold copies of buckets, and Control
// Tower puts the organization id before `AWSLogs/` as well as behind it.
const awsLogs = new RegExp(`^(?:(.*)/)?AWSLogs/(?:(o-[^/]+)/)?(\\d{12})/${category}/([^/]+)/${day}$`, 's');

// A copy may have been taken from any level below `AWSLogs/`.
const rest = new RegExp(`(?:^|/)(?:(?:(\\d{12})/)?${category}/)?([^/]+)/${day}$`);

/** Reads the folders of a key (all before its last `/`). */
export function parseKeyFolder(folder: string): KeyFolder | OtherKeyReason {
  return /(?:^|\/)AWSLogs(?:\/|$)/.test(folder) ? parseAwsLogs(folder) : parseFlat(folder);
}

function parseAwsLogs(folder: string): KeyFolder | OtherKeyReason {
  const [, prefix = '', organization, account = '', kind, place = '', day = ''] = awsLogs.exec(folder) ?? [];
  const accountId = parseAccountId(account);
  const region = parseRegion(place);
  if (accountId === undefined || region === undefined) return 'foreign-folder';
  if (!isDayFolder(day)) return 'impossible-time';
  const found = {
    layout: 'aws-logs',
    prefix,
    accountId,
    category: kind as FolderCategory,
    region,
    day,
  } as const;
  if (organization === undefined) return found;
  const organizationId = parseOrganizationId(organization);
  return organizationId === undefined ? 'foreign-folder' : { ...found, organizationId };
}

function parseFlat(prefix: string): KeyFolder {
  const [, account, kind, place = ''] = rest.exec(prefix) ?? [];
  const region = parseRegion(place);
  if (region === undefined) return { layout: 'flat', prefix };
  const accountId = account === undefined ? undefined : parseAccountId(account);
  return {
    layout: 'flat',
    prefix,
    region,
    ...(kind !== undefined && { category: kind as FolderCategory }),
    ...(accountId !== undefined && { accountId }),
  };
}
