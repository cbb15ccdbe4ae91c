import { formatDigestFileName } from './digest-file-name.js';
import { formatDay } from './key-time.js';
import { formatLogFileName } from './log-file-name.js';
import type { DigestFileKey, FolderMarkerKey, LogFileKey } from './log-key.js';
import { regionPrefix } from './log-prefixes.js';

/** The exact inverse of `parseLogKey`. Also the way to make a key: it does not check its parts. */
export function formatLogKey(key: LogFileKey | DigestFileKey | FolderMarkerKey): string {
  switch (key.kind) {
    case 'log':
      return formatLog(key);
    case 'digest':
      return formatDigest(key);
    case 'folder-marker':
      return key.key;
    default:
      return key satisfies never;
  }
}

function formatLog(key: LogFileKey): string {
  const { withoutSeparator = false, withoutGz = false, categoryInName = key.category } = key.irregular ?? {};
  const name = formatLogFileName({ ...key, category: categoryInName, withoutSeparator, withoutGz });
  if (key.layout === 'flat') return flat(key.prefix, name);
  const day = key.irregular?.dayFolder ?? formatDay(key.deliveredAt);
  return `${regionPrefix(key, key.category)}${day}/${name}`;
}

function formatDigest(key: DigestFileKey): string {
  const name = formatDigestFileName({ ...key, withoutGz: key.irregular?.withoutGz ?? false });
  if (key.layout === 'flat') return flat(key.prefix, name);
  return `${regionPrefix(key, 'CloudTrail-Digest')}${formatDay(key.endTime)}/${name}`;
}

function flat(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
