import { tmpdir } from 'node:os';
import type { QueryEngine } from '../../query/index.js';
import type { GlobalOptions } from '../global-options.js';
import { openLocalLake } from '../open-lake.js';
import { scopeOf } from '../scope.js';

/** Memory of the database; grouping spills to disk beyond it. */
const MEMORY_LIMIT_MEGABYTES = 600;

/** The engine over the newest state of the lake, narrowed to the scope. */
export async function openCostEngine(globals: GlobalOptions, now: Date): Promise<QueryEngine> {
  const [{ takeSnapshot }, { openQueryEngine }] = await Promise.all([
    import('../../lake/index.js'),
    import('../../query/index.js'),
  ]);
  const lake = await openLocalLake({ folder: globals.lake, create: false, now });
  const snapshot = await takeSnapshot(lake).finally(lake.close);
  return openQueryEngine({
    snapshot,
    ...scopeOf(globals),
    temporaryFolder: tmpdir(),
    memoryLimitMegabytes: MEMORY_LIMIT_MEGABYTES,
  });
}
