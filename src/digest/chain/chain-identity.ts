import { accountsPrefix, type DigestFileKey, formatLogKey, type LogFileKey } from '../../cloudtrail/index.js';
import { type Place, placeName } from '../catalogue/index.js';
import { fileName, withGz } from '../address/index.js';

/** Whose digests follow each other: one trail in one account and Region, hourly ones and backfills apart. */
export interface ChainIdentity extends Place {
  /** Tells chains apart within a location. */
  readonly name: string;
  /** `AWSLogs/o-exampleorgid/`; empty where the keys do not say. */
  readonly root: string;
  readonly trailName: string;
  readonly homeRegion: string;
  readonly kind: 'standard' | 'backfill';
}

export function chainOf(key: DigestFileKey): ChainIdentity {
  const root = rootOf(key);
  const { accountId, region, trailName, homeRegion } = key;
  const kind = key.backfill ? 'backfill' : 'standard';
  const name = [root, placeName(key), trailName, homeRegion, kind].join(' ');
  return { name, root, accountId, region, trailName, homeRegion, kind };
}

/** The folder that holds the accounts, as far as the key shows it. */
export function rootOf(key: DigestFileKey | LogFileKey): string {
  return key.layout === 'flat' ? '' : accountsPrefix(key);
}

/** The key of the digest of the same chain that ends at another time. */
export function keyEndingAt(key: DigestFileKey, time: number): string {
  const { irregular: _, ...regular } = key;
  return formatLogKey({ ...regular, endTime: new Date(time) });
}

/** What identifies a digest wherever it lies: its name holds account, Region, trail and time. */
export function digestName(key: string): string {
  return withGz(fileName(key));
}
