import { describe, expect, it } from 'vitest';
import { EVENT_COLUMNS } from '../../lake/schema/index.js';
import { loadCatalog } from '../../query/index.js';
import { exampleConfiguration, propertiesOf, templatesOf } from '../example-configuration.contract.js';
import type { Template } from '../template/template.js';
import { eventsViewSql } from './events-view.js';
import { asksEventsOnly, queryText } from './named-queries.js';
import { viewColumns } from './view-columns.js';

const { athena: template } = await templatesOf();
const catalog = await loadCatalog();

interface TableInput {
  readonly Parameters: Readonly<Record<string, string>>;
  readonly PartitionKeys: readonly { readonly Name: string; readonly Type: string }[];
  readonly StorageDescriptor: {
    readonly Location: string;
    readonly Columns: readonly { readonly Name: string }[];
  };
  readonly ViewOriginalText: string;
}

const tableOf = (from: Template | undefined, logicalId: string): TableInput =>
  propertiesOf(from, logicalId)['TableInput'] as unknown as TableInput;

describe('the tables over log files', () => {
  it('list every known account in one, and leave them to the query in the other', () => {
    expect(tableOf(template, 'Logs').Parameters).toMatchObject({
      'projection.account.type': 'enum',
      'projection.account.values': '111111111111,222222222222,333333333333',
    });
    expect(tableOf(template, 'LogsByAccount').Parameters).toMatchObject({
      'projection.account.type': 'injected',
    });
    expect(tableOf(template, 'LogsByAccount').Parameters).not.toHaveProperty('projection.account.values');
  });

  it('find the folders of accounts, Regions and days without a doubled slash', async () => {
    const { athena } = await templatesOf({ logBucket: { prefix: 'audit' } });
    expect(tableOf(athena, 'Logs')).toMatchObject({
      Parameters: {
        'projection.dt.type': 'date',
        'projection.dt.range': '2026/01/01,NOW',
        'storage.location.template':
          's3://orgtrail-222222222222/audit/AWSLogs/o-exampleorgid/${account}/CloudTrail/${region}/${dt}',
      },
      PartitionKeys: [{ Name: 'account' }, { Name: 'region' }, { Name: 'dt', Type: 'string' }],
      StorageDescriptor: { Location: 's3://orgtrail-222222222222/audit/AWSLogs/o-exampleorgid/' },
    });
  });

  it('know the Regions that an account has to opt in to', () => {
    expect(tableOf(template, 'Logs').Parameters['projection.region.values']?.split(',')).toEqual(
      expect.arrayContaining(['us-east-1', 'eu-south-1', 'me-central-1']),
    );
  });

  it('have year, month and day instead when told so', async () => {
    const { athena } = await templatesOf({
      athena: { dateLayout: 'year-month-day', firstDay: '2025-06-01' },
    });
    expect(tableOf(athena, 'Logs').PartitionKeys.map(({ Name }) => Name)).toEqual([
      'account',
      'region',
      'year',
      'month',
      'day',
    ]);
    expect(tableOf(athena, 'Logs').Parameters).toMatchObject({
      'projection.year.range': '2025,2045',
      'projection.month.digits': '2',
      'storage.location.template': expect.stringMatching(/\$\{year\}\/\$\{month\}\/\$\{day\}$/),
    });
  });

  it('leave out what lists accounts when that is not wanted', async () => {
    const { athena } = await templatesOf({ athena: { enumerateAccounts: false } });
    const types = Object.values(athena!.Resources).map(({ Type }) => Type);
    expect(types.filter((type) => type === 'AWS::Glue::Table')).toHaveLength(1);
    expect(types).not.toContain('AWS::Athena::NamedQuery');
  });
});

describe('the view cloudtrail_events', () => {
  const source = { location: 's3://logs', path: '"$path"', deliveryDay: 'day', account: 'account' };

  it('has the columns of the lake, of the same types, in the same order', () => {
    expect(viewColumns(source).map(({ name, type }) => ({ name, type }))).toEqual([
      ...EVENT_COLUMNS.map(({ name, type }) => ({ name, type })),
      { name: 'dt', type: 'date' },
    ]);
  });

  it('is kept as Athena keeps views, with the types of its columns', () => {
    const { ViewOriginalText, StorageDescriptor } = tableOf(template, 'EventsView');
    const [, encoded = ''] = /^\/\* Presto View: (\S+) \*\/$/.exec(ViewOriginalText) ?? [];
    const view = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as {
      readonly originalSql: string;
      readonly schema: string;
      readonly columns: readonly { readonly name: string; readonly type: string }[];
    };
    expect(view.schema).toBe('orgtrail');
    expect(view.originalSql).toMatch(/FROM orgtrail\.cloudtrail_logs$/);
    expect(view.columns.map(({ name }) => name)).toEqual(StorageDescriptor.Columns.map(({ Name }) => Name));
    expect(view.columns[0]).toEqual({ name: 'event_time', type: 'timestamp(3) with time zone' });
  });

  it('shows the partition keys, because only they keep Athena from reading every day', () => {
    const columns = tableOf(template, 'EventsView').StorageDescriptor.Columns.map(({ Name }) => Name);
    expect(columns.slice(-3)).toEqual(['delivery_account', 'delivery_region', 'delivery_date']);
  });

  it('tells the key of a log file below the location', () => {
    const sql = eventsViewSql({ table: 't', location: 's3://b/p', path: '"$path"', dateLayout: 'dt' });
    expect(sql).toContain('substr("$path", 10) AS log_key');
    expect('s3://b/p/AWSLogs/x'.slice(10 - 1)).toBe('AWSLogs/x');
  });
});

describe('the named queries', () => {
  const queries = Object.values(template!.Resources).filter(({ Type }) => Type === 'AWS::Athena::NamedQuery');

  it('are those of the catalog that ask for events', () => {
    expect(queries.map(({ Properties }) => Properties['Name'])).toEqual(
      catalog.filter(asksEventsOnly).map(({ name }) => name),
    );
    expect(queries.length).toBeGreaterThan(50);
  });

  it('have a literal in the place of every parameter, and a word that is no answer where none is known', () => {
    for (const { Properties } of queries)
      expect(Properties['QueryString']).not.toMatch(/(?<![:\w]):[a-z_]+\b(?!')/);
    const lineage = queries.find(({ Properties }) => Properties['Name'] === 'key-lineage');
    expect(lineage?.Properties['QueryString']).toContain("parent_key = 'CHANGE_ME'");
    expect(lineage?.Properties['QueryString']).toMatch(
      /^-- access_key: .*; write it in the place of CHANGE_ME$/m,
    );
  });

  it('read the deliveries of a week, whatever they ask', () => {
    const [query] = catalog;
    expect(queryText({ dateLayout: 'dt' }, query!)).toContain(
      "WHERE delivery_date >= date_format(date_add('day', -7, current_date), '%Y/%m/%d')",
    );
    expect(queryText({ dateLayout: 'year-month-day' }, query!)).toContain(
      "delivery_year >= year(date_add('day', -7, current_date))",
    );
  });

  it('fit into what Athena takes', () => {
    for (const { Properties } of queries)
      expect((Properties['QueryString'] as string).length).toBeLessThan(262_144);
  });
});

describe('the workgroup', () => {
  it('holds its settings against every client, and stops a query that scans too much', () => {
    expect(propertiesOf(template, 'Workgroup')['WorkGroupConfiguration']).toMatchObject({
      EnforceWorkGroupConfiguration: true,
      BytesScannedCutoffPerQuery: 100_000_000_000,
      ResultConfiguration: {
        ExpectedBucketOwner: '222222222222',
        EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' },
      },
    });
  });

  it('keeps answers in a private bucket that denies plain HTTP and forgets them', () => {
    expect(JSON.stringify(propertiesOf(template, 'ResultsBucketPolicy'))).toContain('DenyPlainHttp');
    expect(JSON.stringify(propertiesOf(template, 'ResultsBucket'))).toContain('"ExpirationInDays":30');
  });
});

it('there is nothing of Athena when it is not wanted', async () => {
  const { athena } = exampleConfiguration({ athena: { enabled: false } });
  expect(athena).toBeUndefined();
  expect(await templatesOf({ athena: { enabled: false } })).not.toHaveProperty('athena');
});
