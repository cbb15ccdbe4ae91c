import type { ObjectVersion } from '../../storage/index.js';
import type { Fetcher } from '../fetch/index.js';
import type { Recoverable } from '../findings/index.js';
import { timeText } from '../time/index.js';
import { openLog } from './open-log.js';

/** Of a key with very many versions only so many are read. */
const mostRead = 20;

/** Looks through the older versions of an object for the content that was signed. */
export async function findVersion(
  fetcher: Fetcher,
  versions: readonly ObjectVersion[],
  hashes: readonly string[],
): Promise<Recoverable | undefined> {
  const marker = versions.find(({ isLatest, isDeleteMarker }) => isLatest && isDeleteMarker);
  const older = versions.filter(({ isLatest, isDeleteMarker }) => !isLatest && !isDeleteMarker);
  for (const { key, versionId, lastModified } of older.slice(0, mostRead)) {
    const found = await fetcher.get(key, { versionId });
    if (found.kind !== 'found' || openLog(found.body, hashes).kind === 'differs') continue;
    return {
      versionId,
      lastModified: timeText(lastModified.getTime()),
      ...(marker !== undefined && { deletedAt: timeText(marker.lastModified.getTime()) }),
    };
  }
  return undefined;
}
