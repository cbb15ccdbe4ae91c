import { GetWorkGroupCommand, ListWorkGroupsCommand, type WorkGroup } from '@aws-sdk/client-athena';
import { type Column, GetDatabasesCommand, GetTablesCommand, type Table } from '@aws-sdk/client-glue';
import type { Answer, CatalogFacts, GlueColumn, GlueTable, Workgroup } from '../../audit/index.js';
import type { Region } from '../../cloudtrail/index.js';
import { known } from './ask.js';
import type { Session } from './session.js';

/** Tables over the log buckets, and the workgroups of Athena. */
export async function collectCatalog(
  session: Session,
  region: Region,
  buckets: readonly string[],
): Promise<CatalogFacts> {
  return {
    accountId: session.accountId,
    region,
    tables: await tablesOver(session, region, buckets),
    workgroups: await collectWorkgroups(session, region),
  };
}

async function tablesOver(
  session: Session,
  region: Region,
  buckets: readonly string[],
): Promise<Answer<readonly GlueTable[]>> {
  const databases = await session.askAll('glue:GetDatabases', region, async (client, options, NextToken) => {
    const page = await client.send(new GetDatabasesCommand({ NextToken }), options);
    return { items: page.DatabaseList?.flatMap(({ Name }) => Name ?? []), nextToken: page.NextToken };
  });
  if (databases.kind === 'unknown') return databases;
  const tables: GlueTable[] = [];
  for (const database of databases.value) {
    const answer = await tablesOf(session, region, database, buckets);
    if (answer.kind === 'unknown') return answer;
    tables.push(...answer.value);
  }
  return known(tables);
}

async function tablesOf(
  session: Session,
  region: Region,
  database: string,
  buckets: readonly string[],
): Promise<Answer<readonly GlueTable[]>> {
  const isOverLogs = ({ location }: GlueTable) =>
    buckets.some((bucket) => location === `s3://${bucket}` || location.startsWith(`s3://${bucket}/`));
  return session.askAll('glue:GetTables', region, async (client, options, NextToken) => {
    const page = await client.send(new GetTablesCommand({ DatabaseName: database, NextToken }), options);
    const items = (page.TableList ?? []).map((table) => readTable(table, database)).filter(isOverLogs);
    return { items, nextToken: page.NextToken };
  });
}

function readTable(table: Table, database: string): GlueTable {
  const storage = table.StorageDescriptor;
  return {
    database,
    name: table.Name ?? '',
    location: storage?.Location ?? '',
    inputFormat: storage?.InputFormat ?? '',
    outputFormat: storage?.OutputFormat ?? '',
    serializationLibrary: storage?.SerdeInfo?.SerializationLibrary ?? '',
    columns: (storage?.Columns ?? []).map(readColumn),
    partitionKeys: (table.PartitionKeys ?? []).map(readColumn),
    parameters: table.Parameters ?? {},
  };
}

function readColumn({ Name, Type }: Column): GlueColumn {
  return { name: Name ?? '', type: Type ?? '' };
}

async function collectWorkgroups(session: Session, region: Region): Promise<Answer<readonly Workgroup[]>> {
  const names = await session.askAll('athena:ListWorkGroups', region, async (client, options, NextToken) => {
    const page = await client.send(new ListWorkGroupsCommand({ NextToken }), options);
    return { items: page.WorkGroups?.flatMap(({ Name }) => Name ?? []), nextToken: page.NextToken };
  });
  if (names.kind === 'unknown') return names;
  const workgroups: Workgroup[] = [];
  for (const name of names.value) {
    const answer = await session.ask('athena:GetWorkGroup', region, (client, options) =>
      client.send(new GetWorkGroupCommand({ WorkGroup: name }), options),
    );
    if (answer.kind === 'unknown') return answer;
    workgroups.push(readWorkgroup(answer.value.WorkGroup, name));
  }
  return known(workgroups);
}

function readWorkgroup(group: WorkGroup | undefined, name: string): Workgroup {
  const configuration = group?.Configuration;
  const results = configuration?.ResultConfiguration;
  const isManaged = configuration?.ManagedQueryResultsConfiguration?.Enabled === true;
  const encryption = isManaged ? 'MANAGED' : results?.EncryptionConfiguration?.EncryptionOption;
  return {
    name,
    isEnabled: group?.State !== 'DISABLED',
    isEnforced: configuration?.EnforceWorkGroupConfiguration === true,
    publishesMetrics: configuration?.PublishCloudWatchMetricsEnabled === true,
    ...(configuration?.BytesScannedCutoffPerQuery !== undefined && {
      scanLimitBytes: configuration.BytesScannedCutoffPerQuery,
    }),
    ...(results?.OutputLocation !== undefined && !isManaged && { resultLocation: results.OutputLocation }),
    ...(encryption !== undefined && { resultEncryption: encryption }),
  };
}
