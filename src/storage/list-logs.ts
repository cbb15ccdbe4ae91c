import { objectClassifier } from './classify-object.js';
import { findLayout } from './find-layout.js';
import { isWholeScope, logScope, type LogScopeOptions } from './log-scope.js';
import { mergeSources } from './merge-sources.js';
import type { ObjectStore } from './object-store.js';
import { levelItems, type ListedLog, listSource, type LogListing, walkSource } from './walk-layout.js';

export interface ListLogsOptions extends LogScopeOptions {
  /** Listings under way at once. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
}

const defaultConcurrency = 16;

/**
 * Lists a location of any layout. With a range, accounts or Regions it goes by the folders of account,
 * Region and day where CloudTrail's layout is found, and reads no other folder; without them it lists
 * everything. The order is not that of the keys.
 */
export async function* listLogs(
  store: ObjectStore,
  options: ListLogsOptions = {},
): AsyncGenerator<ListedLog> {
  for await (const page of listLogPages(store, options)) yield* page;
}

/** `listLogs` as the store's pages come, for those who read a location to its end. */
export async function* listLogPages(
  store: ObjectStore,
  options: ListLogsOptions = {},
): AsyncGenerator<readonly ListedLog[]> {
  const { signal } = options;
  const scope = logScope(options);
  const listing = {
    store,
    scope,
    classify: objectClassifier(scope),
    ...(signal !== undefined && { signal }),
  };
  if (isWholeScope(scope)) yield* mergeSources([listSource(listing, '')], 1);
  else yield* listNarrowed(listing, options.concurrency ?? defaultConcurrency);
}

async function* listNarrowed(listing: LogListing, concurrency: number): AsyncGenerator<readonly ListedLog[]> {
  const found = await findLayout(listing.store);
  const isLayout = found.layouts.length > 0;
  for (const { prefix, result } of found.levels) yield levelItems(listing, prefix, result);
  yield found.own.map((prefix) => ({ kind: 'passed-over', prefix, reason: 'own' }));
  if (isLayout)
    yield found.others.map((prefix) => ({ kind: 'passed-over', prefix, reason: 'outside-aws-logs' }));
  const sources = isLayout
    ? found.layouts.map((prefix) => walkSource(listing, prefix))
    : found.others.map((prefix) => listSource(listing, prefix));
  yield* mergeSources(sources, concurrency);
}
