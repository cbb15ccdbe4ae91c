import { fileURLToPath } from 'node:url';

import type { Python } from '../python-environment.js';
import { runCommand } from '../run-command.js';
import { installDeltaRs } from './install-delta-rs.js';

/** What delta-rs says of a table. */
export interface DeltaRsTable {
  readonly version: number;
  /** Rows decoded from the Parquet files. */
  readonly rows: number;
  /** Rows according to the statistics in the Delta log. */
  readonly recordedRows: number;
  readonly partitionColumns: readonly string[];
  /** Decoded rows by the values of the partition columns with `/` between: `2026-01-02`. */
  readonly rowsByPartition: Readonly<Record<string, number>>;
  readonly schema: { readonly fields: readonly { readonly name: string; readonly type: unknown }[] };
  /** Absolute paths of the live files, sorted. */
  readonly files: readonly string[];
}

export interface DeltaRs {
  readTable(folder: string): Promise<DeltaRsTable>;
  /** Makes a table, partitioned by `dt`, from a SELECT in the dialect of DataFusion. */
  writeTable(folder: string, select: string): Promise<void>;
}

const script = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url));

/** delta-rs, the Rust implementation of Delta Lake, through its Python package; installed when it is not there. */
export const openDeltaRs = async (python: Python): Promise<DeltaRs> => {
  const executable = await installDeltaRs(python);
  return {
    readTable: async (folder) => {
      const { stdout } = await runCommand(executable, [script('read_table.py'), folder]);
      return JSON.parse(stdout) as DeltaRsTable;
    },
    writeTable: async (folder, select) => {
      await runCommand(executable, [script('write_table.py'), folder, select]);
    },
  };
};
