import { isLayoutFolder, logPlace } from './log-place.js';
import type { FolderResult, ObjectStore } from './object-store.js';
import { isOwnFolder } from './own-files.js';

/** What a look at the upper folders of a location found. */
export interface FoundLayout {
  /** The levels looked at; what stands in them directly is known. */
  readonly levels: readonly { readonly prefix: string; readonly result: FolderResult }[];
  /** Folders in which CloudTrail's layout begins or goes on; `''` is the location itself. */
  readonly layouts: readonly string[];
  readonly own: readonly string[];
  /** Folders not looked into. */
  readonly others: readonly string[];
}

/** A trail's prefix may have several parts; Control Tower's has one. */
const levelsLookedAt = 3;

/** Looks for CloudTrail's layout with a listing per folder, never below the layout or three levels down. */
export async function findLayout(store: ObjectStore): Promise<FoundLayout> {
  const start = logPlace(locationParts(store));
  if (start.level !== 'unknown') return { levels: [], layouts: [''], own: [], others: [] };
  const levels: { prefix: string; result: FolderResult }[] = [];
  const layouts: string[] = [];
  const own: string[] = [];
  let folders: string[] = [''];
  for (let level = 0; level < levelsLookedAt; level++) {
    const deeper: string[] = [];
    for (const prefix of folders) {
      const result = await store.listFolder(prefix);
      levels.push({ prefix, result });
      for (const child of result.kind === 'page' ? result.prefixes : []) {
        const name = lastPart(child);
        if (isOwnFolder(name)) own.push(child);
        else if (isLayoutFolder(name)) layouts.push(child);
        else deeper.push(child);
      }
    }
    folders = deeper;
  }
  return { levels, layouts, own, others: folders };
}

/** The names of the folders that lead to a location. */
export function locationParts(store: ObjectStore): readonly string[] {
  return store.location.split(/[\\/]/).filter((part) => part !== '');
}

/** `eu-west-1` of `CloudTrail/eu-west-1/`. */
export function lastPart(prefix: string): string {
  return prefix.slice(prefix.lastIndexOf('/', prefix.length - 2) + 1, -1);
}
