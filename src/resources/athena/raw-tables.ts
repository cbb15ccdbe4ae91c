import type { Athena, Configuration } from '../../config/index.js';
import { ref, type Resource, type TemplatePart, type Value } from '../template/template.js';
import { RAW_COLUMNS, type RawColumn } from './raw-columns.js';

/** Every account listed, so that a query need not name any. */
export const ENUMERATED_TABLE = 'cloudtrail_logs';
/** A query names its accounts: never out of date, for any number of accounts. */
const INJECTED_TABLE = 'cloudtrail_logs_by_account';

/** The log files as they lie in the bucket, twice on the same data. */
export function rawTables(configuration: Configuration, athena: Athena): TemplatePart {
  const { enumerated } = athena;
  return {
    Resources: {
      Database: {
        Type: 'AWS::Glue::Database',
        Properties: {
          CatalogId: ref('AWS::AccountId'),
          DatabaseInput: { Name: athena.database, Description: 'Logs of the organization trail' },
        },
      },
      LogsByAccount: rawTable(configuration, athena, {
        name: INJECTED_TABLE,
        about: `Log files as they are. Every query names its accounts: account = '111122223333', or IN with up to 1,000.`,
        account: { 'projection.account.type': 'injected' },
      }),
      ...(enumerated === undefined
        ? {}
        : {
            Logs: rawTable(configuration, athena, {
              name: ENUMERATED_TABLE,
              about: 'Log files as they are, of every account that orgtrail.yaml names.',
              account: {
                'projection.account.type': 'enum',
                'projection.account.values': enumerated.accounts.join(','),
              },
            }),
          }),
    },
  };
}

interface RawTable {
  readonly name: string;
  readonly about: string;
  readonly account: Readonly<Record<string, string>>;
}

function rawTable(
  configuration: Configuration,
  athena: Athena,
  { name, about, account }: RawTable,
): Resource {
  const location = logLocation(configuration);
  const date = DATE_LAYOUTS[athena.dateLayout];
  return {
    Type: 'AWS::Glue::Table',
    DependsOn: ['Database'],
    Properties: {
      CatalogId: ref('AWS::AccountId'),
      DatabaseName: athena.database,
      TableInput: {
        Name: name,
        Description: about,
        TableType: 'EXTERNAL_TABLE',
        Parameters: {
          EXTERNAL: 'TRUE',
          'projection.enabled': 'true',
          ...account,
          'projection.region.type': 'enum',
          'projection.region.values': athena.regions.join(','),
          ...date.projection(athena.firstDay),
          'storage.location.template': `${location}\${account}/CloudTrail/\${region}/${date.path}`,
        },
        PartitionKeys: glueColumns([column('account'), column('region'), ...date.keys]),
        StorageDescriptor: {
          Location: location,
          Columns: glueColumns(RAW_COLUMNS),
          // The reader that AWS advises; the older CloudTrailSerde does not know newer fields.
          SerdeInfo: { SerializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe' },
          InputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
          OutputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
        },
      },
    },
  };
}

/** What the trail's members deliver below; without a doubled `/`, which Athena would take for a folder. */
function logLocation(configuration: Configuration): string {
  return `${bucketLocation(configuration)}/AWSLogs/${configuration.organization.id}/`;
}

/** What `orgtrail ingest` would be given: `s3://bucket/prefix`. */
export function bucketLocation({ logBucket: { name, prefix } }: Configuration): string {
  return prefix === '' ? `s3://${name}` : `s3://${name}/${prefix}`;
}

interface DateLayout {
  readonly keys: readonly RawColumn[];
  readonly path: string;
  readonly projection: (firstDay: string) => Readonly<Record<string, string>>;
}

/** https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html */
const DATE_LAYOUTS: Readonly<Record<Athena['dateLayout'], DateLayout>> = {
  dt: {
    keys: [column('dt')],
    path: '${dt}',
    projection: (firstDay) => ({
      'projection.dt.type': 'date',
      'projection.dt.format': 'yyyy/MM/dd',
      'projection.dt.range': `${firstDay.replaceAll('-', '/')},NOW`,
      'projection.dt.interval': '1',
      'projection.dt.interval.unit': 'DAYS',
    }),
  },
  'year-month-day': {
    keys: [column('year', 'int'), column('month', 'int'), column('day', 'int')],
    path: '${year}/${month}/${day}',
    projection: (firstDay) => ({
      'projection.year.type': 'integer',
      // An integer range has no NOW.
      'projection.year.range': `${firstDay.slice(0, 4)},${Number(firstDay.slice(0, 4)) + 20}`,
      'projection.month.type': 'integer',
      'projection.month.range': '1,12',
      'projection.month.digits': '2',
      'projection.day.type': 'integer',
      'projection.day.range': '1,31',
      'projection.day.digits': '2',
    }),
  },
};

function column(name: string, type = 'string'): RawColumn {
  return { name, type };
}

export function glueColumns(columns: readonly RawColumn[]): Value {
  return columns.map(({ name, type }) => ({ Name: name, Type: type }));
}
