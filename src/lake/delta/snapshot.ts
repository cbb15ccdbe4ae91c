import type { Action, AddFile, Metadata, Protocol, RemoveFile } from './actions.js';

/** The state of a table at one version: what all commits up to it add up to. */
export interface Snapshot {
  /** -1 for a table without any commit. */
  readonly version: number;
  readonly protocol: Protocol | undefined;
  readonly metadata: Metadata | undefined;
  /** Live files by path. */
  readonly files: ReadonlyMap<string, AddFile>;
  /** Files no longer live, which readers of an older version may still have open. */
  readonly tombstones: ReadonlyMap<string, RemoveFile>;
  /** Last transaction version by application id. */
  readonly transactions: ReadonlyMap<string, number>;
}

export const EMPTY_SNAPSHOT: Snapshot = {
  version: -1,
  protocol: undefined,
  metadata: undefined,
  files: new Map(),
  tombstones: new Map(),
  transactions: new Map(),
};

/** The snapshot after further commits, in the order of their versions. */
export const replay = (
  snapshot: Snapshot,
  commits: readonly { readonly version: number; readonly actions: readonly Action[] }[],
): Snapshot => {
  const files = new Map(snapshot.files);
  const tombstones = new Map(snapshot.tombstones);
  const transactions = new Map(snapshot.transactions);
  let { protocol, metadata, version } = snapshot;
  for (const commit of commits) {
    version = commit.version;
    for (const action of commit.actions) {
      if ('add' in action) files.set(action.add.path, action.add);
      else if ('remove' in action) {
        files.delete(action.remove.path);
        tombstones.set(action.remove.path, action.remove);
      } else if ('txn' in action) transactions.set(action.txn.appId, action.txn.version);
      else if ('protocol' in action) protocol = action.protocol;
      else if ('metaData' in action) metadata = action.metaData;
    }
  }
  return { version, protocol, metadata, files, tombstones, transactions };
};
