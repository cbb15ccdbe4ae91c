import { existsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lake } from '../lake/index.js';

interface LakeAccess {
  readonly folder: string;
  /** Makes the lake when it is missing. */
  readonly create: boolean;
  readonly now: Date;
  readonly threads?: number;
}

/**
 * DuckDB's own memory. The rest of a run (workers, segments, V8) takes about as much again, which keeps
 * the whole process near one gigabyte whatever the size of the input.
 */
const MEMORY_LIMIT_MEGABYTES = 600;

/** Opens the lake with what this machine offers. Loads DuckDB. Throws a UserError when it cannot be opened. */
export async function openLocalLake({ folder, create, now, threads }: LakeAccess): Promise<Lake> {
  const { openLake } = await import('../lake/index.js');
  return openLake({
    folder,
    create,
    now,
    threads: threads ?? availableParallelism(),
    memoryLimitMegabytes: MEMORY_LIMIT_MEGABYTES,
    temporaryFolder: tmpdir(),
  });
}

/** Looks without loading DuckDB. */
export function lakeExists(folder: string): boolean {
  return existsSync(join(folder, 'cloudtrail_events', '_delta_log'));
}
