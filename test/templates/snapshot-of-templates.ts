import { exampleSnapshot } from '../../src/audit/example/example-snapshot.contract.js';
import {
  type CatalogFacts,
  type ControlPolicy,
  type EventRuleFacts,
  type KeyFacts,
  known,
  type LogBucketFacts,
  type NamedRole,
  type OrganizationFacts,
  type RegionFacts,
  type Snapshot,
  type StackSetFacts,
  type TrailFacts,
} from '../../src/audit/index.js';
import { parseAccountId } from '../../src/cloudtrail/index.js';
import type { Configuration } from '../../src/config/index.js';
import { type Json, resolveTemplate, resourcesOf } from './resolve-template.js';

const KEY = 'arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555';
const RESULTS_KEY = 'arn:aws:kms:us-east-1:222222222222:key/99999999-2222-3333-4444-555555555555';
const ROOT = 'r-ab12';

/**
 * The organization as it would be once the templates stand and the trail delivers. What templates say is taken
 * from them; what only time brings, log files for example, is that of the example organization.
 */
export function snapshotOfTemplates(
  configuration: Configuration,
  templates: Readonly<Record<string, Json>>,
): Snapshot {
  const member = parseAccountId('444444444444')!;
  const base = exampleSnapshot({ members: [member], regions: configuration.regions });
  const resolved = resolveAll(configuration, templates);
  const [bucket] = base.logBuckets;
  return {
    ...base,
    organization: withPolicies(base.organization, resolved.guardrails),
    accounts: base.accounts.map((account) => ({
      ...account,
      roles: account.accountId === configuration.accounts.logArchive ? rolesOf(resolved.access) : [],
      inRegions: account.inRegions.map((facts) =>
        inRegion(configuration, resolved, account.accountId, facts),
      ),
    })),
    logBuckets: [logBucketOf(bucket!, resolved['log-archive'])],
    keys: [keyOf(base.keys[0]!, resolved['log-archive'])],
    stackSets: known([stackSetOf(base.stackSets, configuration)]),
    catalogs: [catalogOf(configuration, resolved.athena)],
  };
}

function resolveAll(
  { accounts, trail, retention, logBucket }: Configuration,
  templates: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> {
  const homes: Readonly<Record<string, string>> = {
    'log-archive': accounts.logArchive,
    athena: accounts.logArchive,
    access: accounts.logArchive,
    hub: accounts.security,
  };
  return Object.fromEntries(
    Object.entries(templates).map(([name, template]) => {
      const accountId = homes[name] ?? accounts.management;
      const place = `${trail.homeRegion}:${accountId}`;
      return [
        name,
        resolveTemplate(template, {
          accountId,
          region: trail.homeRegion,
          refs: {
            KeyArn: KEY,
            ResultsKeyArn: RESULTS_KEY,
            RootId: ROOT,
            RetentionMode: retention.mode,
            RetentionDays: String(retention.days),
            LogBucket: logBucket.name,
            AccessLogBucket: logBucket.accessLogBucket,
            AlertTopic: `arn:aws:sns:${place}:orgtrail-alerts`,
            AlarmTopic: `arn:aws:sns:${place}:orgtrail-alerts-alarms`,
          },
          arns: { LogKey: KEY, ResultsKey: RESULTS_KEY, Bus: `arn:aws:events:${place}:event-bus/orgtrail` },
        }),
      ];
    }),
  );
}

function withPolicies(organization: OrganizationFacts, template: Json): OrganizationFacts {
  const made = resourcesOf(template, 'AWS::Organizations::Policy');
  const full = organization.policies.kind === 'known' ? organization.policies.value : [];
  const policies = made.map(
    ({ Name, Type, Content }): ControlPolicy => ({
      id: `p-${Name}`,
      name: Name,
      type: Type,
      document: known(Content),
    }),
  );
  const attached = (targetId: string, type: ControlPolicy['type'], always: string) =>
    known([
      always,
      ...made
        .filter(({ Type, TargetIds }) => Type === type && TargetIds.includes(targetId))
        .map(({ Name }) => `p-${Name}`),
    ]);
  return {
    ...organization,
    policies: known([...full.filter(({ name }) => name.includes('FullAWSAccess')), ...policies]),
    attachments: organization.attachments.map(({ targetId }) => ({
      targetId,
      serviceControl: attached(targetId, 'SERVICE_CONTROL_POLICY', 'p-FullAWSAccess'),
      resourceControl: attached(targetId, 'RESOURCE_CONTROL_POLICY', 'p-RCPFullAWSAccess'),
    })),
  };
}

function inRegion(
  configuration: Configuration,
  resolved: Readonly<Record<string, Json>>,
  accountId: string,
  facts: RegionFacts,
): RegionFacts {
  const isHub =
    accountId === configuration.accounts.security && facts.region === configuration.trail.homeRegion;
  const [bus] = resourcesOf(resolved['hub'], 'AWS::Events::EventBus');
  const [policy] = resourcesOf(resolved['hub'], 'AWS::Events::EventBusPolicy');
  const busArn = `arn:aws:events:${configuration.trail.homeRegion}:${configuration.accounts.security}:event-bus/${bus.Name}`;
  return {
    region: facts.region,
    trails: known([trailOf(configuration, resolved['trail'], facts)]),
    eventRules: known([
      ...rulesOf(resolved['every-account'], 'default'),
      ...(isHub ? rulesOf(resolved['hub'], bus.Name) : []),
    ]),
    ...(isHub && {
      eventBuses: known([
        {
          name: bus.Name,
          arn: busArn,
          policy: known({
            Version: '2012-10-17',
            Statement: { ...policy.Statement, Sid: policy.StatementId },
          }),
        },
      ]),
      topics: resourcesOf(resolved['hub'], 'AWS::SNS::Topic').map(({ TopicName }) => ({
        arn: `arn:aws:sns:${facts.region}:${accountId}:${TopicName}`,
        policy: known(null),
        subscriptions: known(
          resourcesOf(resolved['hub'], 'AWS::SNS::Subscription')
            .filter(({ TopicArn }) => TopicArn.endsWith(`:${TopicName}`))
            .map(({ Protocol }) => ({ protocol: Protocol, isConfirmed: true })),
        ),
      })),
    }),
    ...(facts.stacks !== undefined && { stacks: facts.stacks }),
  };
}

function trailOf({ trail }: Configuration, template: Json, { trails }: RegionFacts): TrailFacts {
  const [made] = resourcesOf(template, 'AWS::CloudTrail::Trail');
  const [seen] = trails.kind === 'known' ? trails.value : [];
  return {
    arn: trail.arn,
    name: made.TrailName,
    homeRegion: trail.homeRegion,
    isOrganizationTrail: made.IsOrganizationTrail === true,
    isMultiRegionTrail: made.IsMultiRegionTrail === true,
    logFileValidationEnabled: made.EnableLogFileValidation === true,
    includeGlobalServiceEvents: made.IncludeGlobalServiceEvents === true,
    bucket: made.S3BucketName,
    prefix: made.S3KeyPrefix ?? '',
    ...(made.KMSKeyId !== undefined && { keyArn: made.KMSKeyId }),
    status: made.IsLogging === true ? seen!.status : known({ isLogging: false }),
    ...(seen!.selection !== undefined && { selection: known({ basic: [], advanced: selectorsOf(made) }) }),
    insights: known([]),
  };
}

function selectorsOf({ AdvancedEventSelectors }: Json) {
  return AdvancedEventSelectors.map(({ FieldSelectors }: Json) => ({
    fields: FieldSelectors.map(({ Field, Equals, NotEquals }: Json) => ({
      field: Field,
      ...(Equals !== undefined && { equals: Equals }),
      ...(NotEquals !== undefined && { notEquals: NotEquals }),
    })),
  }));
}

function logBucketOf(seen: LogBucketFacts, template: Json): LogBucketFacts {
  const made = template.Resources.LogBucket.Properties;
  const blocked = made.PublicAccessBlockConfiguration ?? {};
  const retention = made.ObjectLockConfiguration?.Rule?.DefaultRetention;
  const encryption =
    made.BucketEncryption?.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault;
  return {
    ...seen,
    name: made.BucketName,
    policy: known(template.Resources.LogBucketPolicy?.Properties.PolicyDocument ?? null),
    publicAccessBlock: known({
      blockPublicAcls: blocked.BlockPublicAcls === true,
      ignorePublicAcls: blocked.IgnorePublicAcls === true,
      blockPublicPolicy: blocked.BlockPublicPolicy === true,
      restrictPublicBuckets: blocked.RestrictPublicBuckets === true,
    }),
    accountPublicAccessBlock: known(null),
    ownership: known(made.OwnershipControls?.Rules[0].ObjectOwnership ?? null),
    versioning: known({
      status: made.VersioningConfiguration?.Status ?? 'Never',
      multiFactorDelete: false,
    }),
    objectLock: known(
      made.ObjectLockEnabled === true
        ? {
            defaultRetention:
              retention === undefined ? null : { mode: retention.Mode, days: Number(retention.Days) },
          }
        : null,
    ),
    lifecycle: known((made.LifecycleConfiguration?.Rules ?? []).map(lifecycleRuleOf)),
    encryption: known(
      encryption === undefined
        ? null
        : {
            algorithm: encryption.SSEAlgorithm,
            ...(encryption.KMSMasterKeyID !== undefined && { keyArn: encryption.KMSMasterKeyID }),
            bucketKeyEnabled: false,
          },
    ),
    accessLogging: known(
      made.LoggingConfiguration === undefined
        ? null
        : {
            targetBucket: made.LoggingConfiguration.DestinationBucketName,
            prefix: made.LoggingConfiguration.LogFilePrefix ?? '',
          },
    ),
    replication: known([]),
  };
}

function lifecycleRuleOf({
  Id,
  Status,
  ExpirationInDays,
  NoncurrentVersionExpiration,
  AbortIncompleteMultipartUpload,
}: Json) {
  return {
    id: Id,
    enabled: Status === 'Enabled',
    prefix: '',
    isNarrowed: false,
    ...(ExpirationInDays !== undefined && { expireAfterDays: ExpirationInDays }),
    ...(NoncurrentVersionExpiration !== undefined && {
      expireNoncurrentAfterDays: NoncurrentVersionExpiration.NoncurrentDays,
    }),
    ...(AbortIncompleteMultipartUpload !== undefined && {
      abortUploadsAfterDays: AbortIncompleteMultipartUpload.DaysAfterInitiation,
    }),
    transitions: [],
  };
}

function keyOf(seen: KeyFacts, template: Json): KeyFacts {
  const made = template.Resources.LogKey.Properties;
  return {
    ...seen,
    name: KEY,
    policy: known(made.KeyPolicy),
    rotates: known(made.EnableKeyRotation === true),
  };
}

function rulesOf(template: Json, bus: string): readonly EventRuleFacts[] {
  return resourcesOf(template, 'AWS::Events::Rule').map(({ Name, State, EventPattern, Targets }) => ({
    name: Name,
    bus,
    state: State ?? 'ENABLED',
    pattern: JSON.stringify(EventPattern),
    targets: known(Targets.map(({ Arn }: Json) => Arn)),
  }));
}

function stackSetOf(seen: Snapshot['stackSets'], { regions }: Configuration): StackSetFacts {
  const [stackSet] = seen.kind === 'known' ? seen.value : [];
  return { ...stackSet!, name: 'orgtrail-every-account', regions };
}

function catalogOf({ accounts, trail }: Configuration, template: Json): CatalogFacts {
  return {
    accountId: accounts.logArchive,
    region: trail.homeRegion,
    tables: known(
      resourcesOf(template, 'AWS::Glue::Table')
        .filter(({ TableInput }) => TableInput.TableType === 'EXTERNAL_TABLE')
        .map(
          ({ DatabaseName, TableInput: { Name, Parameters, PartitionKeys, StorageDescriptor: stored } }) => ({
            database: DatabaseName,
            name: Name,
            location: stored.Location,
            inputFormat: stored.InputFormat,
            outputFormat: stored.OutputFormat,
            serializationLibrary: stored.SerdeInfo.SerializationLibrary,
            columns: columnsOf(stored.Columns),
            partitionKeys: columnsOf(PartitionKeys),
            parameters: Parameters,
          }),
        ),
    ),
    workgroups: known(
      resourcesOf(template, 'AWS::Athena::WorkGroup').map(({ Name, WorkGroupConfiguration: made }) => ({
        name: Name,
        isEnabled: true,
        isEnforced: made.EnforceWorkGroupConfiguration === true,
        publishesMetrics: made.PublishCloudWatchMetricsEnabled === true,
        ...(made.BytesScannedCutoffPerQuery !== undefined && {
          scanLimitBytes: made.BytesScannedCutoffPerQuery,
        }),
        resultLocation: made.ResultConfiguration.OutputLocation,
        ...(made.ResultConfiguration.EncryptionConfiguration !== undefined && {
          resultEncryption: made.ResultConfiguration.EncryptionConfiguration.EncryptionOption,
        }),
      })),
    ),
  };
}

function columnsOf(columns: readonly Json[]) {
  return columns.map(({ Name, Type }) => ({ name: Name, type: Type }));
}

function rolesOf(template: Json): readonly NamedRole[] {
  return resourcesOf(template, 'AWS::IAM::Role').map(({ RoleName, AssumeRolePolicyDocument, Policies }) => ({
    name: RoleName,
    role: known({
      arn: `arn:aws:iam::222222222222:role/${RoleName}`,
      trust: AssumeRolePolicyDocument,
      policies: known(
        Policies.map(({ PolicyName, PolicyDocument }: Json) => ({
          name: PolicyName,
          document: PolicyDocument,
        })),
      ),
    }),
  }));
}
