import {
  type AccountId,
  parseAccountId,
  parseOrganizationId,
  parseRegion,
  type Region,
} from '../cloudtrail/index.js';
import { defaultRegionsOf, knownRegionsOf, type Partition, partitionOf } from '../organization/index.js';
import type {
  AccountRoles,
  Athena,
  Auditors,
  Configuration,
  ConfiguredAccount,
  LogBucket,
  RealTime,
  Retention,
  Suppression,
} from './configuration.js';
import { resolveAlerts } from './resolve-alerts.js';
import type { ConfigurationFile } from './schema/file.js';

/** Fills in what the file leaves out. Nothing reads the file's own shape after this. */
export function resolveConfiguration(file: ConfigurationFile): Configuration {
  const homeRegion = parseRegion(file.trail.homeRegion)!;
  const partition = partitionOf(homeRegion);
  const accounts = rolesOf(file);
  const trail = {
    name: file.trail.name,
    homeRegion,
    arn: `arn:${partition}:cloudtrail:${homeRegion}:${accounts.management}:trail/${file.trail.name}`,
    insights: file.trail.insights ?? [],
  };
  const logBucket = resolveLogBucket(file, accounts, homeRegion);
  const principals = resolvePrincipals(file, partition, accounts);
  const knownAccounts = knownAccountsOf(file, accounts);
  return {
    partition,
    organization: {
      id: parseOrganizationId(file.organization.id)!,
      rootId: file.organization.rootId,
      targets: file.organization.targets ?? [],
    },
    accounts,
    knownAccounts,
    trail,
    regions: sorted([homeRegion, ...(file.regions?.map(toRegion) ?? defaultRegionsOf(partition))]),
    logBucket,
    encryption:
      file.encryption.keyArn === undefined
        ? { kind: 'create', alias: file.encryption.alias }
        : { kind: 'existing', keyArn: file.encryption.keyArn },
    retention: resolveRetention(file),
    realTime: resolveRealTime(file, homeRegion),
    alerts: resolveAlerts(file.alerts),
    guardrailTrial:
      file.guardrails.testUnit === undefined
        ? undefined
        : { unit: file.guardrails.testUnit, hours: file.guardrails.trialHours },
    principals,
    auditors: resolveAuditors(file, partition, accounts, homeRegion),
    athena: resolveAthena(file, partition, logBucket, knownAccounts),
    detection: {
      level: file.detection.level,
      suppressions: (file.detection.suppressions ?? []).map(resolveSuppression),
      trails: [trail.arn, ...(file.detection.trails ?? [])],
      logBuckets: [logBucket.name, ...(file.detection.logBuckets ?? [])],
      deployers: [...principals.deployers, ...(file.detection.deployers ?? [])],
      lists: file.detection.lists ?? {},
    },
    cost: { prices: file.cost.prices ?? {}, discounts: file.cost.discounts ?? {} },
  };
}

function resolveSuppression({
  rule,
  account = [],
  region = [],
  principal = [],
  sourceIpAddress = [],
  reason,
  until,
}: NonNullable<ConfigurationFile['detection']['suppressions']>[number]): Suppression {
  return {
    rules: [rule].flat(),
    accounts: [account].flat(),
    regions: [region].flat(),
    principals: [principal].flat(),
    sourceIpAddresses: [sourceIpAddress].flat(),
    reason,
    until: new Date(until),
  };
}

function rolesOf({ accounts }: ConfigurationFile): AccountRoles {
  return {
    management: parseAccountId(accounts.management)!,
    logArchive: parseAccountId(accounts.logArchive)!,
    security: parseAccountId(accounts.security)!,
  };
}

/** Those with a role come first, unless the list of members describes them. */
function knownAccountsOf({ accounts }: ConfigurationFile, roles: AccountRoles): readonly ConfiguredAccount[] {
  const members = (accounts.members ?? []).map(({ id, name, unit }) => ({
    accountId: parseAccountId(id)!,
    name: name ?? id,
    unit: unit ?? '',
  }));
  const named = new Map<AccountId, ConfiguredAccount>([
    [roles.management, { accountId: roles.management, name: 'management', unit: '' }],
    [roles.logArchive, { accountId: roles.logArchive, name: 'log-archive', unit: '' }],
    [roles.security, { accountId: roles.security, name: 'security', unit: '' }],
  ]);
  for (const member of members) named.set(member.accountId, member);
  return [...named.values()];
}

function resolveLogBucket(
  file: ConfigurationFile,
  { logArchive }: AccountRoles,
  homeRegion: Region,
): LogBucket {
  const { logBucket } = file;
  const name = logBucket.name ?? `${file.trail.name.toLowerCase().replaceAll(/[._]/g, '-')}-${logArchive}`;
  return {
    name,
    region: logBucket.region === undefined ? homeRegion : toRegion(logBucket.region),
    prefix: logBucket.prefix,
    accessLogBucket: logBucket.accessLogBucket ?? `${name}-access`,
  };
}

function resolveRetention({ retention }: ConfigurationFile): Retention {
  return {
    mode: retention.mode === 'compliance' ? 'COMPLIANCE' : 'GOVERNANCE',
    days: retention.days,
    expireAfterDays: retention.expireAfterDays ?? retention.days + 30,
  };
}

function resolveRealTime({ realTime }: ConfigurationFile, homeRegion: Region): RealTime {
  switch (realTime.mode) {
    case 'hub':
      return {
        kind: 'hub',
        busName: realTime.busName,
        region: realTime.region === undefined ? homeRegion : toRegion(realTime.region),
      };
    case 'per-account': {
      const { mode, ...rest } = realTime;
      return { kind: mode, ...rest };
    }
    case 'central-log-group': {
      const { mode, ...rest } = realTime;
      return { kind: mode, ...rest };
    }
    case 'none':
      return { kind: 'none' };
  }
}

function resolvePrincipals(
  { principals }: ConfigurationFile,
  partition: Partition,
  { management, logArchive, security }: AccountRoles,
) {
  const role = (accountId: AccountId, name: string) => `arn:${partition}:iam::${accountId}:role/${name}`;
  const deployers =
    principals.deployers ??
    [management, logArchive, security].map((accountId) => role(accountId, 'orgtrail-deployer'));
  const people = role(security, '*');
  return {
    deployers,
    breakGlass: principals.breakGlass ?? [role(logArchive, 'orgtrail-break-glass')],
    trustedBreakGlass: principals.trustedBreakGlass ?? [people],
    readers: principals.readers ?? [...deployers, people],
  };
}

function resolveAuditors(
  { auditors }: ConfigurationFile,
  partition: Partition,
  { logArchive, security }: AccountRoles,
  homeRegion: Region,
): Auditors {
  const roles = `arn:${partition}:iam::${logArchive}:role`;
  if (auditors.kind === 'role') {
    return {
      ...auditors,
      roleArn: `${roles}/${auditors.roleName}`,
      trusted: auditors.trusted ?? [`arn:${partition}:iam::${security}:role/*`],
    };
  }
  // https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
  const roleArn = `${roles}/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_${auditors.permissionSetName}_*`;
  const region = auditors.region === undefined ? homeRegion : toRegion(auditors.region);
  return { ...auditors, region, roleArn };
}

function resolveAthena(
  { athena }: ConfigurationFile,
  partition: Partition,
  logBucket: LogBucket,
  knownAccounts: readonly ConfiguredAccount[],
): Athena | undefined {
  if (!athena.enabled) return undefined;
  return {
    database: athena.database,
    workgroup: athena.workgroup,
    resultsBucket: athena.resultsBucket ?? `${logBucket.name}-results`,
    resultsExpireAfterDays: athena.resultsExpireAfterDays,
    scanLimitBytes: athena.scanLimitGigabytes * 1_000_000_000,
    firstDay: athena.firstDay,
    dateLayout: athena.dateLayout,
    regions: sorted(athena.regions?.map(toRegion) ?? knownRegionsOf(partition)),
    enumerated: athena.enumerateAccounts
      ? { accounts: knownAccounts.map(({ accountId }) => accountId).sort(), maximum: athena.maximumAccounts }
      : undefined,
  };
}

function toRegion(name: string): Region {
  return parseRegion(name)!;
}

function sorted(regions: readonly Region[]): readonly Region[] {
  return [...new Set(regions)].sort();
}
