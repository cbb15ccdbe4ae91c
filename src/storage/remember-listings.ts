import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ListOptions, ListPage, ObjectStore } from './object-store.js';

export interface RememberedListings {
  /** The store; what it has listed once without trouble, it lists again as it was. */
  readonly store: ObjectStore;
  /** What was remembered cannot be read any more. */
  close(): void;
}

/** Where one page lies in the file. */
interface Place {
  readonly position: number;
  readonly length: number;
}

/**
 * Lets two steps of one run go over the same listing, so that a bucket is listed once and both see the
 * same objects. Pages stand in a file in `folder`, because a bucket may hold millions of objects; a
 * listing that met trouble or was not read to its end is asked for again.
 */
export function rememberListings(store: ObjectStore, folder: string): RememberedListings {
  const file = openNameless(folder);
  const complete = new Map<string, readonly Place[]>();
  let end = 0;

  const keep = (page: ListPage): Place => {
    const bytes = Buffer.from(JSON.stringify(page));
    const place = { position: end, length: bytes.length };
    writeSync(file, bytes, 0, bytes.length, place.position);
    end += bytes.length;
    return place;
  };
  const recall = ({ position, length }: Place): ListPage => {
    const bytes = Buffer.alloc(length);
    readSync(file, bytes, 0, length, position);
    return JSON.parse(bytes.toString(), revive) as ListPage;
  };
  return {
    store: {
      ...store,
      list: async function* (prefix: string, options: ListOptions = {}) {
        const name = JSON.stringify([prefix, options.startAfter ?? null]);
        const known = complete.get(name);
        if (known !== undefined) {
          for (const place of known) yield recall(place);
          return;
        }
        const places: Place[] = [];
        let isWhole = true;
        for await (const page of store.list(prefix, options)) {
          if (page.kind === 'page') places.push(keep(page));
          else isWhole = false;
          yield page;
        }
        if (isWhole) complete.set(name, places);
      },
    },
    close: () => closeSync(file),
  };
}

/** A file without a name, so that a killed run leaves nothing behind. */
function openNameless(folder: string): number {
  const path = join(folder, `orgtrail-listings-${randomUUID()}`);
  const file = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return file;
}

const revive = (name: string, value: unknown): unknown =>
  name === 'lastModified' ? new Date(value as string) : value;
