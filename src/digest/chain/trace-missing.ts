import type { Fetcher } from '../fetch/index.js';
import { timeText } from '../time/index.js';

/** What is left of an object that is gone: a delete marker, older versions. Undefined when nothing is. */
export async function traceOf(fetcher: Fetcher, key: string): Promise<string | undefined> {
  const found = await fetcher.versions(key);
  if (found.kind !== 'versions') return undefined;
  const marker = found.versions.find((version) => version.isDeleteMarker);
  const kept = found.versions.find((version) => !version.isDeleteMarker);
  const parts = [
    marker === undefined ? undefined : `deleted at ${timeText(marker.lastModified.getTime())}`,
    kept === undefined ? undefined : `version ${kept.versionId} is kept`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('; ');
}
