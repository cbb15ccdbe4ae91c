import { existsSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

import type { TrinoServer } from './start-trino.js';
import { CATALOG } from './write-configuration.js';

export interface TableRegistration {
  readonly schema: string;
  readonly table: string;
  readonly folder: string;
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Makes a Delta table known to Trino. Later commits are seen without registering it again. */
export const registerTable = async (server: TrinoServer, registration: TableRegistration): Promise<void> => {
  const { schema, table } = registration;
  const location = `local://${await realpath(registration.folder)}`;
  await server.query(`CREATE SCHEMA IF NOT EXISTS ${CATALOG}.${schema}`);
  await server.query(
    `CALL ${CATALOG}.system.register_table(${[schema, table, location].map(literal).join(', ')})`,
  );
};

/** Registers every Delta table that is a folder of `lakeFolder`, each under its folder's name. */
export const registerLake = async (
  server: TrinoServer,
  lake: { readonly schema: string; readonly folder: string },
): Promise<readonly string[]> => {
  const names = await readdir(lake.folder);
  const tables = names.filter((name) => existsSync(join(lake.folder, name, '_delta_log'))).sort();
  for (const table of tables) {
    await registerTable(server, { schema: lake.schema, table, folder: join(lake.folder, table) });
  }
  return tables;
};
