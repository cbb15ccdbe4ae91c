import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const PAGE = 1000;

/** The objects of a folder in memory, found by search and not by sorting: what serves them must not be what is measured. */
export function freezeFolder(folder, latency = 0) {
  const objects = new Map();
  for (const key of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (key.startsWith('.metadata') || !key.endsWith('.json.gz')) continue;
    objects.set(key, readObject(folder, key));
  }
  const keys = [...objects.keys()].sort();
  const late = async () => (latency === 0 ? undefined : setTimeout(latency));
  return {
    location: folder,
    get: async (key) => {
      await late();
      return objects.get(key) ?? { kind: 'missing', detail: 'The specified key does not exist.' };
    },
    async *list(prefix, { startAfter = '' } = {}) {
      await late();
      let place = firstAfter(keys, startAfter, prefix);
      while (keys[place]?.startsWith(prefix)) {
        const page = keys.slice(place, place + PAGE).filter((key) => key.startsWith(prefix));
        place += PAGE;
        yield { kind: 'page', objects: page.map((key) => ({ key, ...factsOf(objects.get(key)) })) };
      }
    },
    async *listVersions(prefix) {
      for await (const { objects: page } of this.list(prefix)) {
        const latest = { versionId: 'null', isLatest: true, isDeleteMarker: false };
        yield { kind: 'page', versions: page.map((object) => ({ ...object, ...latest })) };
      }
    },
  };
}

function readObject(folder, key) {
  const body = readFileSync(join(folder, key));
  return {
    kind: 'found',
    body,
    size: body.length,
    lastModified: statSync(join(folder, key)).mtime,
    etag: 'none',
    contentType: 'application/json',
    contentEncoding: 'gzip',
    metadata: readMetadata(join(folder, '.metadata', `${key}.json`)),
  };
}

function readMetadata(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    if (cause.code === 'ENOENT') return {};
    throw cause;
  }
}

const factsOf = ({ size, lastModified, etag }) => ({ size, lastModified, etag, storageClass: 'STANDARD' });

/** The place of the first key that is after `after` and not before `prefix`. */
function firstAfter(keys, after, prefix) {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle] <= after || keys[middle] < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}
