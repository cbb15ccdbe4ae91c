import type { AccountId } from './account-id.js';
import type { OrganizationId } from './organization-id.js';
import type { Region } from './region.js';

/** What the key of an object in a trail's location says about it. */
export type LogKey = LogFileKey | DigestFileKey | FolderMarkerKey | OtherKey;

/** The folders that hold events: management and data, Insights, network activity, aggregated. */
export type LogCategory =
  | 'CloudTrail'
  | 'CloudTrail-Insight'
  | 'CloudTrail-NetworkActivity'
  | 'CloudTrail-Aggregated';

/** `aws-logs`: below `AWSLogs/` as CloudTrail writes it. `flat`: the file name in some other folder. */
export type KeyLayout = 'aws-logs' | 'flat';

/** A log file. */
export interface LogFileKey {
  readonly kind: 'log';
  readonly layout: KeyLayout;
  /** The text before `/AWSLogs/` (or, in the flat layout, the folder), without a `/` at its end; `''` if there is none. */
  readonly prefix: string;
  /** Only below `AWSLogs/o-…/`. */
  readonly organizationId?: OrganizationId;
  readonly accountId: AccountId;
  readonly category: LogCategory;
  readonly region: Region;
  /** The time in the file name, to the minute. It may lie after the object's last-modified time. */
  readonly deliveredAt: Date;
  /** The part that makes the name unique; 16 letters and digits today, without a meaning. */
  readonly uniqueText: string;
  /** Only when the key departs from what CloudTrail writes today. */
  readonly irregular?: LogKeyIrregularity;
}

export interface LogKeyIrregularity {
  /** Very old names: no `_` between the time and the unique part. */
  readonly withoutSeparator?: true;
  /** The name ends in `.json`. */
  readonly withoutGz?: true;
  /** `YYYY/MM/DD`, when it is not the day of `deliveredAt`. */
  readonly dayFolder?: string;
  /** The category in the file name, when it is not that of the folder. */
  readonly categoryInName?: 'CloudTrail';
}

/** A digest file: one hour of one account, Region and trail. */
export interface DigestFileKey {
  readonly kind: 'digest';
  readonly layout: KeyLayout;
  /** As in `LogFileKey`. */
  readonly prefix: string;
  readonly organizationId?: OrganizationId;
  readonly accountId: AccountId;
  /** The Region whose log files the digest lists. */
  readonly region: Region;
  readonly trailName: string;
  readonly homeRegion: Region;
  /** The digest's end time, to the second; also the day folder. */
  readonly endTime: Date;
  /** A backfill digest: lists log files delivered after their hour's digest was written. */
  readonly backfill: boolean;
  readonly irregular?: DigestKeyIrregularity;
}

export interface DigestKeyIrregularity {
  /** The name ends in `.json`. */
  readonly withoutGz?: true;
}

/** A key that ends in `/`: CloudTrail writes such empty objects when a trail is created. */
export interface FolderMarkerKey {
  readonly kind: 'folder-marker';
  readonly key: string;
}

/** Neither log nor digest, and why. */
export interface OtherKey {
  readonly kind: 'other';
  readonly key: string;
  readonly reason: OtherKeyReason;
}

export type OtherKeyReason =
  /** The empty key, or one that starts with `/`. */
  | 'not-a-relative-key'
  /** The file name is not one that CloudTrail gives. */
  | 'foreign-name'
  /** A date or time that does not exist. */
  | 'impossible-time'
  /** The folders below `AWSLogs/` are not CloudTrail's. */
  | 'foreign-folder'
  /** Path and file name name different accounts, Regions, categories or (digests) days. */
  | 'account-mismatch'
  | 'region-mismatch'
  | 'category-mismatch'
  | 'day-mismatch';
