import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { textArrayLiteral } from '../sql/literal.js';
import { CREATE_MACROS } from './macros.js';

/**
 * A database in memory that reaches nothing of the machine but the named files, and whose settings
 * nobody can change any more. https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview
 */
export interface Sandbox {
  connect(): Promise<DuckDBConnection>;
  close(): void;
}

export interface SandboxOptions {
  /** Absolute paths of the only files that can be read or written. */
  readonly files: readonly string[];
  readonly threads?: number;
  readonly memoryLimitMegabytes?: number;
  /** Where what does not fit into memory goes; without it nothing is written. */
  readonly temporaryFolder?: string;
  /** Runs before the doors are closed. */
  readonly prepare?: readonly string[];
}

export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const instance = await DuckDBInstance.create(':memory:', {
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
    ...(options.memoryLimitMegabytes === undefined
      ? {}
      : { memory_limit: `${options.memoryLimitMegabytes}MB` }),
    temp_directory: options.temporaryFolder ?? '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  await connection.run([...(options.prepare ?? []), CREATE_MACROS, ...settings(options.files)].join(';\n'));
  connection.closeSync();
  return { connect: async () => instance.connect(), close: () => instance.closeSync() };
}

/** The order matters: after the last one there is no other. */
function settings(files: readonly string[]): readonly string[] {
  return [
    "SET GLOBAL TimeZone = 'UTC'",
    // Trino: 7 / 2 = 3.
    'SET GLOBAL integer_division = true',
    'SET GLOBAL errors_as_json = true',
    'SET GLOBAL parquet_metadata_cache = true',
    `SET GLOBAL allowed_paths = ${textArrayLiteral(files)}`,
    'SET GLOBAL enable_external_access = false',
    'SET GLOBAL lock_configuration = true',
  ];
}
