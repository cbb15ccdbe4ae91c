import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface TrinoConfiguration {
  /** Where the files below are written; nothing else of Trino is kept. */
  readonly folder: string;
  readonly installation: string;
  readonly port: number;
}

export const CATALOG = 'lake';

/**
 * One node on the loopback interface with one catalog, whose metastore is a folder.
 * https://trino.io/docs/476/object-storage/file-system-local.html
 * https://trino.io/docs/476/connector/delta-lake.html#register-table
 */
export const writeConfiguration = async (configuration: TrinoConfiguration): Promise<string> => {
  const { folder, installation, port } = configuration;
  const catalogs = join(folder, 'catalog');
  const metastore = join(folder, 'metastore');
  await mkdir(catalogs, { recursive: true });
  await mkdir(metastore, { recursive: true });
  const server = join(folder, 'config.properties');
  await writeFile(
    server,
    properties({
      'node.environment': 'interop',
      'node.bind-ip': '127.0.0.1',
      'node.internal-address': '127.0.0.1',
      'http-server.http.port': String(port),
      'discovery.uri': `http://127.0.0.1:${port}`,
      coordinator: 'true',
      'node-scheduler.include-coordinator': 'true',
      'web-ui.enabled': 'false',
      'plugin.dir': join(installation, 'plugin'),
      'catalog.config-dir': catalogs,
    }),
  );
  await writeFile(
    join(catalogs, `${CATALOG}.properties`),
    properties({
      'connector.name': 'delta_lake',
      'hive.metastore': 'file',
      'hive.metastore.catalog.dir': `local://${metastore}`,
      'fs.native-local.enabled': 'true',
      // Paths of `local://` are below this folder, so here they are absolute paths.
      'local.location': '/',
      'delta.register-table-procedure.enabled': 'true',
    }),
  );
  return server;
};

const properties = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
