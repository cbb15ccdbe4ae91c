import type { AccountId, Region } from '../../cloudtrail/index.js';
import { knownRegionsOf } from '../../organization/index.js';
import { type CatalogFacts, known, type StackSetFacts, type UsageRow } from '../snapshot/index.js';
import { BUCKET, HOME, LOG_ARCHIVE, MANAGEMENT, RESULTS_BUCKET, ROOT } from './example-names.contract.js';

export function exampleCatalogs(accounts: readonly AccountId[]): readonly CatalogFacts[] {
  const projection = {
    'projection.enabled': 'true',
    'projection.dt.type': 'date',
    'projection.dt.format': 'yyyy/MM/dd',
    'projection.dt.range': '2026/01/01,NOW',
    'projection.region.type': 'enum',
    'projection.region.values': knownRegionsOf('aws').join(','),
    'storage.location.template': `s3://${BUCKET}/AWSLogs/o-exampleorgid/\${account}/CloudTrail/\${region}/\${dt}`,
  };
  const table = {
    database: 'orgtrail',
    location: `s3://${BUCKET}/AWSLogs/o-exampleorgid/`,
    inputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
    outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
    serializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe',
    columns: COLUMNS.map((name) => ({ name, type: 'string' })),
    partitionKeys: ['account', 'region', 'dt'].map((name) => ({ name, type: 'string' })),
  };
  return [
    {
      accountId: LOG_ARCHIVE,
      region: HOME,
      tables: known([
        {
          ...table,
          name: 'cloudtrail_raw',
          parameters: {
            ...projection,
            'projection.account.type': 'enum',
            'projection.account.values': accounts.join(','),
          },
        },
        {
          ...table,
          name: 'cloudtrail_raw_by_account',
          parameters: { ...projection, 'projection.account.type': 'injected' },
        },
      ]),
      workgroups: known([
        {
          name: 'orgtrail',
          isEnabled: true,
          isEnforced: true,
          publishesMetrics: true,
          scanLimitBytes: 1_099_511_627_776,
          resultLocation: `s3://${RESULTS_BUCKET}/results/`,
          resultEncryption: 'SSE_KMS',
        },
      ]),
    },
    { accountId: MANAGEMENT, region: HOME, tables: known([]), workgroups: known([]) },
  ];
}

const COLUMNS =
  'eventversion useridentity eventtime eventsource eventname awsregion sourceipaddress useragent errorcode errormessage requestparameters responseelements additionaleventdata requestid eventid readonly resources eventtype apiversion recipientaccountid serviceeventdetails sharedeventid vpcendpointid vpcendpointaccountid eventcategory addendum sessioncredentialfromconsole edgedevicedetails tlsdetails'.split(
    ' ',
  );

export function exampleStackSet(accounts: readonly AccountId[], regions: readonly Region[]): StackSetFacts {
  return {
    name: 'orgtrail-every-account',
    status: 'ACTIVE',
    permissionModel: 'SERVICE_MANAGED',
    autoDeployment: { enabled: true, retainStacksOnAccountRemoval: true },
    targets: [ROOT],
    regions,
    instances: known(
      accounts
        .filter((accountId) => accountId !== MANAGEMENT)
        .flatMap((accountId) => regions.map((region) => ({ accountId, region, status: 'CURRENT' }))),
    ),
  };
}

/** Two months in which nothing was paid for. */
export function exampleUsage(accounts: readonly AccountId[]): readonly UsageRow[] {
  return ['2026-01', '2026-02'].flatMap((month) =>
    accounts.map((accountId, index) => ({
      month,
      accountId,
      usageType: 'USE1-FreeEventsRecorded',
      quantity: 100_000 + (index % 7) * 10_000,
      usd: 0,
    })),
  );
}
