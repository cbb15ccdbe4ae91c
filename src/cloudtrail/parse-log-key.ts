import { type DigestFileName, parseDigestFileName } from './digest-file-name.js';
import { type KeyFolder, parseKeyFolder } from './key-folder.js';
import { formatDay } from './key-time.js';
import type { DigestFileKey, LogFileKey, LogKey, LogKeyIrregularity, OtherKeyReason } from './log-key.js';
import { type LogFileName, parseLogFileName } from './log-file-name.js';

/**
 * Reads a key: a path below `AWSLogs/`, or a file name of CloudTrail's in any other folder. Never
 * throws; whatever is not a log file, a digest file or a folder marker is `other` with its reason.
 */
export function parseLogKey(key: string): LogKey {
  if (key === '' || key.startsWith('/')) return { kind: 'other', key, reason: 'not-a-relative-key' };
  if (key.endsWith('/')) return { kind: 'folder-marker', key };
  const found = parseFileKey(key);
  return typeof found === 'string' ? { kind: 'other', key, reason: found } : found;
}

function parseFileKey(key: string): LogFileKey | DigestFileKey | OtherKeyReason {
  const end = key.lastIndexOf('/');
  const name = key.slice(end + 1);
  const file = name.includes('_CloudTrail-Digest_') ? parseDigestFileName(name) : parseLogFileName(name);
  if (typeof file === 'string') return file;
  const folder = parseKeyFolder(key.slice(0, Math.max(end, 0)));
  if (typeof folder === 'string') return folder;
  if (folder.accountId !== undefined && folder.accountId !== file.accountId) return 'account-mismatch';
  if (folder.region !== undefined && folder.region !== file.region) return 'region-mismatch';
  return 'trailName' in file ? digestKey(folder, file) : logKey(folder, file);
}

function logKey(folder: KeyFolder, file: LogFileName): LogFileKey | OtherKeyReason {
  const category = folder.layout === 'flat' ? file.category : folder.category;
  if (category === undefined || category === 'CloudTrail-Digest') return 'category-mismatch';
  if (folder.category !== undefined && !mayHold(folder.category, file.category)) return 'category-mismatch';
  const irregular = irregularityOf(file, { ...folder, category });
  return {
    kind: 'log',
    ...placeOf(folder),
    accountId: file.accountId,
    category,
    region: file.region,
    deliveredAt: file.deliveredAt,
    uniqueText: file.uniqueText,
    ...(Object.keys(irregular).length > 0 && { irregular }),
  };
}

/** AWS documents the file name only for `CloudTrail`; for Insights it was seen to follow the folder. */
function mayHold(folder: string, name: string): boolean {
  return folder === name || (name === 'CloudTrail' && folder !== 'CloudTrail-Digest');
}

function irregularityOf(file: LogFileName, folder: KeyFolder): LogKeyIrregularity {
  const { day, category } = folder;
  return {
    ...(file.withoutSeparator && { withoutSeparator: true }),
    ...(file.withoutGz && { withoutGz: true }),
    ...(day !== undefined && day !== formatDay(file.deliveredAt) && { dayFolder: day }),
    ...(category !== file.category && { categoryInName: 'CloudTrail' }),
  };
}

function digestKey(folder: KeyFolder, file: DigestFileName): DigestFileKey | OtherKeyReason {
  if (folder.category !== undefined && folder.category !== 'CloudTrail-Digest') return 'category-mismatch';
  if (folder.day !== undefined && folder.day !== formatDay(file.endTime)) return 'day-mismatch';
  const { withoutGz, ...name } = file;
  return { kind: 'digest', ...placeOf(folder), ...name, ...(withoutGz && { irregular: { withoutGz } }) };
}

function placeOf({
  layout,
  prefix,
  organizationId,
}: KeyFolder): Pick<LogFileKey, 'layout' | 'prefix' | 'organizationId'> {
  return organizationId === undefined ? { layout, prefix } : { layout, prefix, organizationId };
}
