import { describe, expect, it } from 'vitest';
import { auditSnapshot, expectationsOf } from '../../src/audit/index.js';
import { exampleConfiguration, templatesOf } from '../../src/resources/example-configuration.contract.js';
import type { Json } from './resolve-template.js';
import { snapshotOfTemplates } from './snapshot-of-templates.js';

const SECTIONS = {
  accounts: {
    management: '111111111111',
    logArchive: '222222222222',
    security: '333333333333',
    members: [{ id: '444444444444', name: 'Workload' }],
  },
};

const configuration = exampleConfiguration(SECTIONS);
const templates = await templatesOf(SECTIONS);

/** Ids of the checks that fail once a change is made to the templates. */
function failures(change: (templates: Json) => void = () => undefined): readonly string[] {
  const changed = structuredClone(templates);
  change(changed);
  const { checks } = auditSnapshot({
    snapshot: snapshotOfTemplates(configuration, changed),
    expectations: expectationsOf(configuration),
    only: [],
    skip: {},
  });
  return checks
    .filter(({ status }) => status === 'fail' || status === 'unknown')
    .map(({ check }) => check.id);
}

/** Nothing that is set up copies the logs to a second place. */
const NOT_SET_UP = ['BKT-18'];

const bucket = (all: Json): Json => all['log-archive'].Resources.LogBucket.Properties;
const bucketStatements = (all: Json): Json[] =>
  all['log-archive'].Resources.LogBucketPolicy.Properties.PolicyDocument.Statement;
const key = (all: Json): Json => all['log-archive'].Resources.LogKey.Properties;
const trail = (all: Json): Json => all.trail.Resources.OrganizationTrail.Properties;
const tables = (all: Json): Json => all.athena.Resources;
const guardrail = (all: Json, id: string): Json => all.guardrails.Resources[id].Properties;

function dropStatement(statements: Json[], sid: string): void {
  const at = statements.findIndex(({ Sid }) => Sid === sid);
  if (at < 0) throw new Error(`no statement ${sid}`);
  statements.splice(at, 1);
}

describe('the templates, once they stand', () => {
  it('pass every check but the one for which nothing is set up', () => {
    expect(failures()).toEqual(NOT_SET_UP);
  });

  it.each<readonly [string, string, (all: Json) => void]>([
    ['TRL-01', 'the trail is not started', (all) => (trail(all).IsLogging = false)],
    ['TRL-02', 'the trail is one of one Region', (all) => (trail(all).IsMultiRegionTrail = false)],
    ['TRL-06', 'the trail writes no digests', (all) => (trail(all).EnableLogFileValidation = false)],
    [
      'TRL-07',
      'the trail leaves out what is read',
      (all) =>
        trail(all).AdvancedEventSelectors[0].FieldSelectors.push({ Field: 'readOnly', Equals: ['false'] }),
    ],
    [
      'TRL-08',
      'the trail leaves out global services',
      (all) => (trail(all).IncludeGlobalServiceEvents = false),
    ],
    ['TRL-09', 'the trail has no key', (all) => delete trail(all).KMSKeyId],
    ['ORG-03', 'the trail is not one of the organization', (all) => (trail(all).IsOrganizationTrail = false)],
    ['BKT-02', 'public access is not blocked', (all) => delete bucket(all).PublicAccessBlockConfiguration],
    ['BKT-03', 'the trail may not write', (all) => dropStatement(bucketStatements(all), 'TrailWrites')],
    [
      'BKT-04',
      'any trail may write',
      (all) => {
        for (const each of bucketStatements(all))
          if (each.Sid === 'TrailWrites') delete each.Condition.StringEquals['aws:SourceArn'];
      },
    ],
    ['BKT-05', 'plain HTTP is not denied', (all) => dropStatement(bucketStatements(all), 'DenyPlainHttp')],
    ['BKT-07', 'there are no versions', (all) => delete bucket(all).VersioningConfiguration],
    ['BKT-08', 'there is no Object Lock', (all) => delete bucket(all).ObjectLockEnabled],
    [
      'BKT-09',
      'the lock is GOVERNANCE',
      (all) => (bucket(all).ObjectLockConfiguration.Rule.DefaultRetention.Mode = 'GOVERNANCE'),
    ],
    [
      'BKT-10',
      'the lock is a month',
      (all) => (bucket(all).ObjectLockConfiguration.Rule.DefaultRetention.Days = 30),
    ],
    [
      'BKT-12',
      'logs expire early',
      (all) => (bucket(all).LifecycleConfiguration.Rules[0].ExpirationInDays = 90),
    ],
    [
      'BKT-14',
      'the bucket encrypts with a key of S3',
      (all) =>
        (bucket(all).BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault = {
          SSEAlgorithm: 'AES256',
        }),
    ],
    ['BKT-15', 'nobody sees who reads logs', (all) => delete bucket(all).LoggingConfiguration],
    ['BKT-17', 'writers own what they write', (all) => delete bucket(all).OwnershipControls],
    [
      'KMS-01',
      'anybody may decrypt',
      (all) =>
        key(all).KeyPolicy.Statement.push({
          Sid: 'Open',
          Effect: 'Allow',
          Principal: '*',
          Action: 'kms:Decrypt',
          Resource: '*',
        }),
    ],
    ['KMS-03', 'the key does not rotate', (all) => delete key(all).EnableKeyRotation],
    [
      'SCP-02',
      'the log archive is not protected from within',
      (all) => (guardrail(all, 'ProtectAuditStore').Content.Statement = []),
    ],
    [
      'SCP-03',
      'trails are not protected',
      (all) => dropStatement(guardrail(all, 'ProtectTrails').Content.Statement, 'ProtectTrails'),
    ],
    [
      'SCP-04',
      'members may leave',
      (all) => dropStatement(guardrail(all, 'ProtectTrails').Content.Statement, 'StayInOrganization'),
    ],
    [
      'SCP-05',
      'anybody may make a role that passes',
      (all) => dropStatement(guardrail(all, 'ProtectTrails').Content.Statement, 'ProtectRoles'),
    ],
    [
      'SCP-06',
      'the store is not protected from outside',
      (all) => (guardrail(all, 'ProtectAuditStoreFromOutside').Content.Statement = []),
    ],
    [
      'CWL-05',
      'nobody is told',
      (all) => {
        for (const [id, { Type }] of Object.entries<Json>(all.hub.Resources))
          if (Type === 'AWS::SNS::Subscription') delete all.hub.Resources[id];
      },
    ],
    [
      'CWL-06',
      'no rule forwards',
      (all) => {
        for (const each of Object.values<Json>(all['every-account'].Resources))
          if (each.Type === 'AWS::Events::Rule') each.Properties.State = 'DISABLED';
      },
    ],
    [
      'ATH-01',
      'the tables read logs with another SerDe',
      (all) => {
        for (const { Type, Properties } of Object.values<Json>(tables(all)))
          if (Type === 'AWS::Glue::Table' && Properties.TableInput.StorageDescriptor.SerdeInfo !== undefined)
            Properties.TableInput.StorageDescriptor.SerdeInfo.SerializationLibrary =
              'com.amazon.emr.hive.serde.CloudTrailSerde';
      },
    ],
    [
      'ATH-02',
      'the table does not list an account',
      (all) =>
        (tables(all).Logs.Properties.TableInput.Parameters['projection.account.values'] =
          '111111111111,222222222222,333333333333'),
    ],
    [
      'ATH-03',
      'a query may scan everything',
      (all) => delete tables(all).Workgroup.Properties.WorkGroupConfiguration.BytesScannedCutoffPerQuery,
    ],
    [
      'ATH-04',
      'the auditor may read nothing',
      (all) => (all.access.Resources.AuditorRole.Properties.Policies[0].PolicyDocument.Statement = []),
    ],
  ])('fail %s when %s', (id, _words, change) => {
    expect(failures(change)).toContain(id);
  });
});
