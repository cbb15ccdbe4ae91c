import { parseLogKey } from '../../cloudtrail/index.js';
import { compareKeys, type ListedObject } from '../../storage/index.js';
import { fileName, withGz } from '../address/index.js';
import type { ListedLog } from './listed-log.js';

/** One log file as all digests that list it say, and as it is stored. */
export interface ListedPair {
  readonly listed: readonly ListedLog[];
  readonly object: ListedObject;
}

/** What the digests list of a day against what is stored of it. */
export interface DayComparison {
  readonly stored: readonly ListedPair[];
  /** Listed and not in the listing, each with the key under which it is expected. */
  readonly absent: readonly { readonly listed: readonly ListedLog[]; readonly key: string }[];
  /** Listed in a bucket or folder that is not part of the location. */
  readonly outside: readonly (readonly ListedLog[])[];
  readonly unlisted: readonly ListedObject[];
}

/**
 * @param byName Accept a file in any folder without a meaning by its name alone, which is unique; for
 *   locations that do not know their bucket.
 */
export function compareDay(
  listed: readonly ListedLog[],
  stored: readonly ListedObject[],
  byName: boolean,
): DayComparison {
  const objects = new Map(stored.map((object) => [withGz(object.key), object]));
  let names: ReadonlyMap<string, ListedObject> | undefined;
  const findByName = (address: string): ListedObject | undefined => {
    if (!byName) return undefined;
    names ??= looseNames(stored);
    return names.get(withGz(fileName(address)));
  };
  const found: ListedPair[] = [];
  const absent: { listed: readonly ListedLog[]; key: string }[] = [];
  const outside: (readonly ListedLog[])[] = [];
  const matched = new Set<ListedObject>();
  for (const entries of groupByPlace(listed)) {
    const [{ key, address }] = entries as readonly [ListedLog, ...ListedLog[]];
    const object = (key === null ? undefined : objects.get(withGz(key))) ?? findByName(address);
    if (object !== undefined) {
      matched.add(object);
      found.push({ listed: entries, object });
    } else if (key === null) outside.push(entries);
    else absent.push({ listed: entries, key });
  }
  return { stored: found, absent, outside, unlisted: stored.filter((object) => !matched.has(object)) };
}

/** Entries for one log file together, those of the newest digest first. */
function groupByPlace(listed: readonly ListedLog[]): Iterable<readonly ListedLog[]> {
  const groups = new Map<string, ListedLog[]>();
  for (const log of listed) {
    const place = log.key ?? log.address;
    const group = groups.get(place);
    if (group === undefined) groups.set(place, [log]);
    else addTo(group, log);
  }
  return groups.values();
}

/** A second digest that says the same adds nothing but that the file has been read. */
function addTo(group: ListedLog[], log: ListedLog): void {
  const same = group.findIndex(
    ({ sha256, isCounted }) => sha256 === log.sha256 && isCounted === log.isCounted,
  );
  if (same < 0) group.push(log);
  else {
    const [newer, older] = [group[same]!, log].sort(newestFirst) as [ListedLog, ListedLog];
    const early = newer.early ?? older.early;
    group[same] = early === undefined ? newer : { ...newer, early };
  }
  group.sort(newestFirst);
}

/** Settles ties as well, because entries come in the order in which log files happened to be hashed. */
function newestFirst(left: ListedLog, right: ListedLog): number {
  return (
    right.digestEnd - left.digestEnd ||
    right.digestWritten - left.digestWritten ||
    Number(right.isCounted) - Number(left.isCounted) ||
    compareKeys(left.sha256, right.sha256)
  );
}

function looseNames(stored: readonly ListedObject[]): Map<string, ListedObject> {
  const names = new Map<string, ListedObject>();
  for (const object of stored) {
    const key = parseLogKey(object.key);
    if (key.kind === 'log' && key.layout === 'flat') names.set(fileName(withGz(object.key)), object);
  }
  return names;
}
