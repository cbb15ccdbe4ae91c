import { type DigestFileName, parseDigestFileName } from './digest-file-name.js';
import { type KeyFolder, parseKeyFolder } from './key-folder.js';
import { formatDay } from './key-time.js';
import type { DigestFileKey, LogFileKey, LogKey, LogKeyIrregularity, OtherKeyReason } from './log-key.js';
import { type LogFileName, parseLogFileName } from './log-file-name.js';
import { rememberLast } from './remember-last.js';

/**
 * Reads a key: a path below `AWSLogs/`, or a file name of CloudTrail's in any other folder. Never
 * throws; whatever is not a log file, a digest file or a folder marker is `other` with its reason.
 */
export function parseLogKey(key: string): LogKey {
  return parse(key, parseKeyFolder);
}

/** `parseLogKey` for the keys of one listing: each folder is read once. */
export function logKeyParser(): (key: string) => LogKey {
  const readFolder = rememberLast(parseKeyFolder);
  return (key) => parse(key, readFolder);
}

type ReadFolder = typeof parseKeyFolder;

function parse(key: string, readFolder: ReadFolder): LogKey {
  if (key === '' || key.startsWith('/')) return { kind: 'other', key, reason: 'not-a-relative-key' };
  if (key.endsWith('/')) return { kind: 'folder-marker', key };
  const found = parseFileKey(key, readFolder);
  return typeof found === 'string' ? { kind: 'other', key, reason: found } : found;
}

function parseFileKey(key: string, readFolder: ReadFolder): LogFileKey | DigestFileKey | OtherKeyReason {
  const end = key.lastIndexOf('/');
  const name = key.slice(end + 1);
  const file = name.includes('_CloudTrail-Digest_') ? parseDigestFileName(name) : parseLogFileName(name);
  if (typeof file === 'string') return file;
  const folder = readFolder(key.slice(0, Math.max(end, 0)));
  if (typeof folder === 'string') return folder;
  if (folder.accountId !== undefined && folder.accountId !== file.accountId) return 'account-mismatch';
  if (folder.region !== undefined && folder.region !== file.region) return 'region-mismatch';
  return 'trailName' in file ? digestKey(folder, file) : logKey(folder, file);
}

function logKey(folder: KeyFolder, file: LogFileName): LogFileKey | OtherKeyReason {
  const category = folder.layout === 'flat' ? file.category : folder.category;
  if (category === undefined || category === 'CloudTrail-Digest') return 'category-mismatch';
  if (folder.category !== undefined && !mayHold(folder.category, file.category)) return 'category-mismatch';
  const irregular = irregularityOf(file, category, folder.day);
  // Written out: with the parts spread into it, making this object took longer than reading the key.
  const { layout, prefix, organizationId } = folder;
  const { accountId, region, deliveredAt, uniqueText } = file;
  const key: LogFileKey =
    organizationId === undefined
      ? { kind: 'log', layout, prefix, accountId, category, region, deliveredAt, uniqueText }
      : { kind: 'log', layout, prefix, organizationId, accountId, category, region, deliveredAt, uniqueText };
  return irregular === undefined ? key : { ...key, irregular };
}

/** AWS documents the file name only for `CloudTrail`; for Insights it was seen to follow the folder. */
function mayHold(folder: string, name: string): boolean {
  return folder === name || (name === 'CloudTrail' && folder !== 'CloudTrail-Digest');
}

function irregularityOf(
  file: LogFileName,
  category: LogFileKey['category'],
  day: string | undefined,
): LogKeyIrregularity | undefined {
  const isOtherDay = day !== undefined && day !== formatDay(file.deliveredAt);
  const isOtherCategory = category !== file.category;
  if (!file.withoutSeparator && !file.withoutGz && !isOtherDay && !isOtherCategory) return undefined;
  return {
    ...(file.withoutSeparator && { withoutSeparator: true }),
    ...(file.withoutGz && { withoutGz: true }),
    ...(isOtherDay && { dayFolder: day }),
    ...(isOtherCategory && { categoryInName: 'CloudTrail' }),
  };
}

function digestKey(folder: KeyFolder, file: DigestFileName): DigestFileKey | OtherKeyReason {
  if (folder.category !== undefined && folder.category !== 'CloudTrail-Digest') return 'category-mismatch';
  if (folder.day !== undefined && folder.day !== formatDay(file.endTime)) return 'day-mismatch';
  const { layout, prefix, organizationId } = folder;
  const { accountId, region, trailName, homeRegion, endTime, backfill } = file;
  const key: DigestFileKey =
    organizationId === undefined
      ? { kind: 'digest', layout, prefix, accountId, region, trailName, homeRegion, endTime, backfill }
      : {
          kind: 'digest',
          layout,
          prefix,
          organizationId,
          accountId,
          region,
          trailName,
          homeRegion,
          endTime,
          backfill,
        };
  return file.withoutGz ? { ...key, irregular: { withoutGz: true } } : key;
}
