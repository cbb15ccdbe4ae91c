import { openSync, readSync } from 'node:fs';
import { join } from 'node:path';

import { STORED_LOG } from './log-file.mjs';
import { dayFolder, digestKey, HOUR, logKeysOf, placesOf, REGIONS, ROOT, START } from './names.mjs';

/**
 * The trail as verify sees a bucket.
 * @returns {import('../../../dist/storage/index.js').ObjectStore}
 */
export function openTrail({ accounts, days, places, folder }) {
  const file = openSync(join(folder, 'digests'), 'r');
  const digestNumbers = (account, region) =>
    ((Number(account) - 100_000_000_000) * REGIONS.length + REGIONS.indexOf(region)) * days * 24;
  const folders = foldersOf(accounts, days);
  const objectsOf = ({ account, region, kind, day }) => {
    const hours = Array.from({ length: 24 }, (_, hour) => day * 24 + hour);
    if (kind === 'CloudTrail') {
      return hours
        .filter((hour) => hour < days * 24)
        .flatMap((hour) =>
          logKeysOf(account, region, hour).map((key) =>
            fact(key, STORED_LOG.length, START + hour * HOUR + 60_000),
          ),
        );
    }
    return hours
      .filter((hour) => hour >= 1 && hour <= days * 24)
      .map((hour) => {
        const place = digestNumbers(account, region) + hour - 1;
        const end = START + hour * HOUR;
        return fact(digestKey(account, region, end), places[place + 1] - places[place] - 256, end + 300_000);
      });
  };
  const read = (place) => {
    const bytes = Buffer.alloc(places[place + 1] - places[place]);
    readSync(file, bytes, 0, bytes.length, places[place]);
    return bytes;
  };
  return {
    location: 's3://larkmoor-org-trail/',
    async *list(prefix, { startAfter = '' } = {}) {
      for (const each of folders) {
        if (!each.path.startsWith(prefix) && !prefix.startsWith(each.path)) continue;
        const objects = objectsOf(each).filter(({ key }) => key.startsWith(prefix) && key > startAfter);
        for (let at = 0; at < objects.length; at += 1000)
          yield { kind: 'page', objects: objects.slice(at, at + 1000) };
      }
    },
    listFolder: async (prefix) => listFolder(folders, objectsOf, prefix),
    async *listVersions() {},
    put: async () => ({ kind: 'denied', detail: 'this trail is only read' }),
    get: async (key) => {
      const name = key.split('/');
      if (name[3] === 'CloudTrail') return found(STORED_LOG, new Date(START), {});
      const [, , account, , region] = name;
      const end = /_(\d{4})(\d\d)(\d\d)T(\d\d)0000Z\.json\.gz$/.exec(key);
      if (end === null) return { kind: 'missing', detail: 'no such key' };
      const [year, month, day, hours] = end.slice(1).map(Number);
      const hour = (Date.UTC(year, month - 1, day, hours) - START) / HOUR;
      if (hour < 1 || hour > days * 24) return { kind: 'missing', detail: 'no such key' };
      const bytes = read(digestNumbers(account, region) + hour - 1);
      const metadata = {
        signature: bytes.subarray(0, 256).toString('hex'),
        'signature-algorithm': 'SHA256withRSA',
      };
      return found(bytes.subarray(256), new Date(START + hour * HOUR + 300_000), metadata);
    },
  };
}

const fact = (key, size, time) => ({
  key,
  size,
  lastModified: new Date(time),
  etag: 'none',
  storageClass: 'STANDARD',
});
/** @returns {import('../../../dist/storage/index.js').StoredObject} */
const found = (body, lastModified, metadata) => ({
  kind: 'found',
  body,
  size: body.length,
  lastModified,
  etag: 'none',
  metadata,
});

/** Every folder that has objects, in the order of their keys. */
function foldersOf(accounts, days) {
  return placesOf(accounts)
    .flatMap(({ account, region }) =>
      ['CloudTrail', 'CloudTrail-Digest'].flatMap((kind) =>
        Array.from({ length: days + 1 }, (_, day) => ({
          account,
          region,
          kind,
          day,
          path: `${ROOT}/${account}/${kind}/${region}/${dayFolder(START + day * 24 * HOUR)}/`,
        })),
      ),
    )
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** @returns {import('../../../dist/storage/index.js').FolderResult} */
function listFolder(folders, objectsOf, prefix) {
  const prefixes = new Set();
  const objects = [];
  for (const each of folders) {
    if (each.path === prefix) objects.push(...objectsOf(each));
    else if (each.path.startsWith(prefix)) {
      prefixes.add(each.path.slice(0, each.path.indexOf('/', prefix.length) + 1));
    }
  }
  return { kind: 'page', objects, prefixes: [...prefixes] };
}
