import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Lake, type LakeSnapshot, openLake, takeSnapshot } from '../../../src/lake/index.js';
import { openQueryEngine, type QueryEngine } from '../../../src/query/index.js';

/** A lake on disk that holds what the readers are compared on. */
export interface PreparedLake {
  readonly folder: string;
  readonly snapshot: LakeSnapshot;
  readonly engine: QueryEngine;
  remove(): Promise<void>;
}

/** Makes a lake in a temporary folder, lets `fill` write into it and opens the result for reading. */
export const prepareLake = async (
  now: () => Date,
  fill: (lake: Lake) => Promise<void>,
): Promise<PreparedLake> => {
  const temporaryFolder = await mkdtemp(join(tmpdir(), 'orgtrail lake '));
  try {
    return await openIn(temporaryFolder, now, fill);
  } catch (cause) {
    await rm(temporaryFolder, { recursive: true, force: true });
    throw cause;
  }
};

const openIn = async (
  temporaryFolder: string,
  now: () => Date,
  fill: (lake: Lake) => Promise<void>,
): Promise<PreparedLake> => {
  const lake = await openLake({
    folder: join(temporaryFolder, 'lake'),
    create: true,
    now: now(),
    threads: 2,
    memoryLimitMegabytes: 1000,
    temporaryFolder,
  });
  await fill(lake);
  const snapshot = await takeSnapshot(lake);
  const engine = await openQueryEngine({ snapshot, temporaryFolder, threads: 2 });
  return {
    folder: lake.folder,
    snapshot,
    engine,
    remove: async () => {
      await engine.close();
      lake.close();
      await rm(temporaryFolder, { recursive: true, force: true });
    },
  };
};
