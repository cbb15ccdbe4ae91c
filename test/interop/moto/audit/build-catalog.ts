import { CreateWorkGroupCommand, AthenaClient } from '@aws-sdk/client-athena';
import { CreateDatabaseCommand, CreateTableCommand, GlueClient } from '@aws-sdk/client-glue';
import { type Configuration } from '../../../../src/config/index.js';
import type { AuditFront } from './audit-front.js';

export function workgroupCommand({ athena }: Configuration, enforced: boolean) {
  if (athena === undefined) throw new Error('the example has Athena');
  return new CreateWorkGroupCommand({
    Name: athena.workgroup,
    Configuration: {
      EnforceWorkGroupConfiguration: enforced,
      PublishCloudWatchMetricsEnabled: true,
      BytesScannedCutoffPerQuery: athena.scanLimitBytes,
      ResultConfiguration: {
        OutputLocation: `s3://${athena.resultsBucket}/`,
        EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
      },
    },
  });
}

export async function createCatalog(front: AuditFront, configuration: Configuration): Promise<void> {
  const { athena } = configuration;
  if (athena === undefined) throw new Error('the example has Athena');
  const settings = await front.accounts.settings(configuration.accounts.logArchive);
  await new AthenaClient(settings).send(workgroupCommand(configuration, true));
  const glue = new GlueClient(settings);
  await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: athena.database } }));
  await glue.send(tableCommand(configuration, athena.regions));
}

export const TABLE = 'cloudtrail_raw_by_account';

export function tableCommand({ athena, logBucket, organization }: Configuration, regions: readonly string[]) {
  if (athena === undefined) throw new Error('the example has Athena');
  const Location = `s3://${logBucket.name}/AWSLogs/${organization.id}/`;
  return new CreateTableCommand({
    DatabaseName: athena.database,
    TableInput: {
      Name: TABLE,
      PartitionKeys: ['account', 'region', 'dt'].map((Name) => ({ Name, Type: 'string' })),
      StorageDescriptor: {
        Location,
        InputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
        OutputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
        SerdeInfo: { SerializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe' },
        Columns: COLUMNS.map((Name) => ({ Name, Type: 'string' })),
      },
      Parameters: {
        'projection.enabled': 'true',
        'projection.account.type': 'injected',
        'projection.region.type': 'enum',
        'projection.region.values': regions.join(','),
        'projection.dt.type': 'date',
        'projection.dt.format': 'yyyy/MM/dd',
        'projection.dt.range': '2026/01/01,NOW',
        'storage.location.template': `${Location}\${account}/CloudTrail/\${region}/\${dt}`,
      },
    },
  });
}

const COLUMNS =
  'eventversion useridentity eventtime eventsource eventname awsregion sourceipaddress useragent errorcode errormessage requestparameters responseelements additionaleventdata requestid eventid readonly resources eventtype apiversion recipientaccountid serviceeventdetails sharedeventid vpcendpointid vpcendpointaccountid eventcategory addendum sessioncredentialfromconsole edgedevicedetails tlsdetails'.split(
    ' ',
  );
