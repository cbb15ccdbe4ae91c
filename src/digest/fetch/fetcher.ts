import { setTimeout } from 'node:timers/promises';
import type { GetOptions, GetResult, ObjectStore, ObjectVersion, Unavailable } from '../../storage/index.js';
import { adaptiveLimit } from './adaptive-limit.js';

/** Gets objects side by side, as many as the store bears, and tries again what it only put off. */
export interface Fetcher {
  get(key: string, options?: GetOptions): Promise<GetResult>;
  /** Every version and delete marker of exactly this key, newest first. */
  versions(key: string): Promise<VersionsResult>;
}

export type VersionsResult =
  | { readonly kind: 'versions'; readonly versions: readonly ObjectVersion[] }
  | Unavailable;

export interface FetcherOptions {
  readonly store: ObjectStore;
  readonly signal?: AbortSignal;
  /** Waits so many milliseconds; a test does not. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

const remoteBounds = { start: 32, least: 4, most: 128 };
/** A folder's files come through Node's few file threads; more at once only costs memory. */
const localBounds = { start: 16, least: 16, most: 16 };
const attempts = 4;

export function openFetcher({ store, signal, wait = setTimeout }: FetcherOptions): Fetcher {
  const limit = adaptiveLimit(store.pathOf === undefined ? remoteBounds : localBounds);
  const withSignal = signal === undefined ? {} : { signal };

  const patiently = async <Result extends { readonly kind: string }>(
    request: () => Promise<Result>,
  ): Promise<Result> => {
    for (let attempt = 1; ; attempt++) {
      signal?.throwIfAborted();
      const result = await limit.run(request);
      if (result.kind !== 'throttled' || attempt === attempts) return result;
      limit.slowDown();
      await wait(100 * 2 ** attempt);
    }
  };

  return {
    get: async (key, options = {}) => patiently(async () => store.get(key, { ...withSignal, ...options })),
    versions: async (key) => patiently(async () => versionsOf(store, key)),
  };
}

async function versionsOf(store: ObjectStore, key: string): Promise<VersionsResult> {
  const versions: ObjectVersion[] = [];
  for await (const page of store.listVersions(key)) {
    if (page.kind !== 'page') return page;
    versions.push(...page.versions.filter((version) => version.key === key));
    // Keys come in order: behind the first other key there are no more versions of this one.
    if (page.versions.at(-1)?.key !== key) break;
  }
  return { kind: 'versions', versions };
}
