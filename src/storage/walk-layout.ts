import type { ClassifiedObject, objectClassifier } from './classify-object.js';
import { lastPart, locationParts } from './find-layout.js';
import { type LogPlace, logPlace, type PassReason, whyPassOver } from './log-place.js';
import { dayFolders, type LogScope } from './log-scope.js';
import type { Source, Step } from './merge-sources.js';
import type { FolderResult, ListPage, ObjectStore, Unavailable } from './object-store.js';

/**
 * Something of a location. What is neither `unavailable` nor `passed-over` stands for one object, so
 * that objects listed = logs + digests + unnamed + skipped.
 */
export type ListedLog = ClassifiedObject | UnavailablePart | PassedOverFolder;

/** A part that could not be listed. */
export interface UnavailablePart {
  readonly kind: 'unavailable';
  readonly prefix: string;
  readonly trouble: Unavailable;
}

/** A folder that a narrowed listing did not go into, so that nobody knows what it holds. */
export interface PassedOverFolder {
  readonly kind: 'passed-over';
  readonly prefix: string;
  readonly reason: PassReason | 'outside-aws-logs';
}

export interface LogListing {
  readonly store: ObjectStore;
  readonly scope: LogScope;
  readonly classify: ReturnType<typeof objectClassifier>;
  readonly signal?: AbortSignal;
}

/** Everything below a prefix. */
export function listSource(listing: LogListing, prefix: string, startAfter?: string): Source<ListedLog> {
  return async function* () {
    const options = {
      ...(startAfter !== undefined && { startAfter }),
      ...(listing.signal !== undefined && { signal: listing.signal }),
    };
    for await (const page of listing.store.list(prefix, options)) {
      yield { kind: 'items', items: pageItems(listing, prefix, page) };
    }
  };
}

/** The wanted part of CloudTrail's layout below a folder that stands in it. */
export function walkSource(listing: LogListing, prefix: string): Source<ListedLog> {
  return async function* () {
    const place = logPlace([...locationParts(listing.store), ...prefix.split('/').slice(0, -1)]);
    switch (place.level) {
      case 'years':
        for (const source of dateSources(listing, prefix)) yield { kind: 'branch', source };
        return;
      case 'unknown':
      case 'dates':
        yield { kind: 'branch', source: listSource(listing, prefix) };
        return;
      case 'accounts':
      case 'categories':
      case 'regions':
        yield* walkLevel(listing, prefix, place);
    }
  };
}

async function* walkLevel(
  listing: LogListing,
  prefix: string,
  place: LogPlace,
): AsyncGenerator<Step<ListedLog>> {
  const result = await listing.store.listFolder(prefix);
  yield { kind: 'items', items: levelItems(listing, prefix, result) };
  if (result.kind !== 'page') return;
  for (const child of result.prefixes) {
    const reason = whyPassOver(place.level, lastPart(child), listing.scope);
    if (reason === undefined) yield { kind: 'branch', source: walkSource(listing, child) };
    else if (reason === 'not-cloudtrail' && !place.isAnchored) {
      yield { kind: 'branch', source: listSource(listing, child) };
    } else yield { kind: 'items', items: [{ kind: 'passed-over', prefix: child, reason }] };
  }
}

/** The listings of one Region: a folder per day or month, or all from the first day on. */
function dateSources(listing: LogListing, prefix: string): readonly Source<ListedLog>[] {
  const { scope } = listing;
  const folders = dayFolders(scope);
  if (folders !== undefined) return folders.map((folder) => listSource(listing, `${prefix}${folder}`));
  const { firstDay, lastDay } = scope;
  if (lastDay !== undefined) return [untilSource(listing, prefix, `${prefix}${lastDay}/`)];
  return [listSource(listing, prefix, firstDay === undefined ? undefined : `${prefix}${firstDay}/`)];
}

/** Stops behind the folder `last`: the keys of a Region are in the order of their days. */
function untilSource(listing: LogListing, prefix: string, last: string): Source<ListedLog> {
  return async function* () {
    for await (const page of listing.store.list(prefix)) {
      yield { kind: 'items', items: pageItems(listing, prefix, page) };
      const newest = page.kind === 'page' ? page.objects.at(-1)?.key : undefined;
      if (newest !== undefined && newest > last && !newest.startsWith(last)) return;
    }
  };
}

/** What stands in a level itself. */
export function levelItems(listing: LogListing, prefix: string, level: FolderResult): readonly ListedLog[] {
  const troubles = level.kind === 'page' ? (level.unavailable ?? []) : [];
  return [
    ...pageItems(listing, prefix, level),
    ...troubles.map((trouble) => ({ kind: 'unavailable', prefix, trouble }) as const),
  ];
}

function pageItems({ classify }: LogListing, prefix: string, page: ListPage): readonly ListedLog[] {
  if (page.kind !== 'page') return [{ kind: 'unavailable', prefix, trouble: page }];
  return page.objects.map(classify);
}
