import { tmpdir } from 'node:os';
import type { QueryEngine } from '../../query/index.js';
import type { GlobalOptions } from '../global-options.js';
import { openLocalLake } from '../open-lake.js';
import { scopeOf } from '../scope.js';

export interface OpenedEngine {
  readonly engine: QueryEngine;
  /** Log files that failed verification and whose events are among those that are asked. */
  readonly tampered: number;
}

/** Opens the engine over the newest state of the lake, narrowed to the scope. */
export async function openEngine(
  globals: GlobalOptions,
  now: Date,
  withoutTampered: boolean,
): Promise<OpenedEngine> {
  const [{ takeSnapshot, tamperedLogFiles }, { openQueryEngine }] = await Promise.all([
    import('../../lake/index.js'),
    import('../../query/index.js'),
  ]);
  const lake = await openLocalLake({ folder: globals.lake, create: false, now });
  try {
    const [snapshot, tampered] = [await takeSnapshot(lake), await tamperedLogFiles(lake)];
    const narrowing = { ...scopeOf(globals), ...(withoutTampered && { withoutLogFiles: tampered }) };
    const engine = await openQueryEngine({ snapshot, ...narrowing, temporaryFolder: tmpdir() });
    return { engine, tampered: withoutTampered ? 0 : tampered.length };
  } finally {
    lake.close();
  }
}
