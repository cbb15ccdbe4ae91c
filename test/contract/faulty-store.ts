import type { ObjectStore, Unavailable } from '../../src/storage/index.js';

export interface FaultyStoreOptions {
  /** What get answers for a key instead of the object. */
  readonly get?: Readonly<Record<string, Unavailable['kind']>>;
  /** What put answers for a key instead of storing it. */
  readonly put?: Readonly<Record<string, Unavailable['kind']>>;
  /** What a listing gives for a prefix, in front of what follows. */
  readonly list?: Readonly<Record<string, Unavailable['kind']>>;
}

/** A store in which chosen keys are denied, archived, throttled, missing or unreadable. */
export function faultyStore(store: ObjectStore, options: FaultyStoreOptions): ObjectStore {
  const fault = (faults: FaultyStoreOptions['get'], key: string): Unavailable | undefined => {
    const kind = faults?.[key];
    return kind === undefined ? undefined : { kind, detail: `made ${kind}` };
  };
  return {
    ...store,
    list: async function* (prefix, listOptions) {
      const trouble = fault(options.list, prefix);
      if (trouble !== undefined) yield trouble;
      yield* store.list(prefix, listOptions);
    },
    listFolder: async (prefix) => fault(options.list, prefix) ?? (await store.listFolder(prefix)),
    get: async (key, getOptions) => fault(options.get, key) ?? (await store.get(key, getOptions)),
    put: async (key, body, putOptions) => fault(options.put, key) ?? (await store.put(key, body, putOptions)),
  };
}
