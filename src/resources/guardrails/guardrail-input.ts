import type { Configuration, RealTime } from '../../config/index.js';
import type { GuardrailInput, ProtectedNames } from '../../policy/index.js';

/** What the names of everything that is set up begin with; the guardrails protect such names everywhere. */
export const NAME_PREFIX = 'orgtrail';

/** ARNs that only a deployment knows: in a template the names of its parameters, `${KeyArn}`. */
export interface KeyArns {
  readonly keyArn: string;
  readonly resultsKeyArn: string;
}

/** What `policies/` is filled with for a configuration. */
export function guardrailInputOf(configuration: Configuration, keys: KeyArns): GuardrailInput {
  const { partition, organization, accounts, trail, logBucket, principals, auditors, athena } = configuration;
  return {
    partition,
    organizationId: organization.id,
    managementAccountId: accounts.management,
    logArchiveAccountId: accounts.logArchive,
    securityAccountId: accounts.security,
    trailArn: trail.arn,
    bucket: logBucket.name,
    bucketRegion: logBucket.region,
    prefix: logBucket.prefix,
    ...keys,
    resultsBucket: athena?.resultsBucket ?? `${logBucket.name}-results`,
    workgroup: athena?.workgroup ?? NAME_PREFIX,
    database: athena?.database ?? NAME_PREFIX,
    namePrefix: NAME_PREFIX,
    protectedNames: protectedNamesOf(configuration.realTime),
    deployers: principals.deployers,
    breakGlass: principals.breakGlass,
    trustedBreakGlass: principals.trustedBreakGlass,
    auditors: [auditors.roleArn],
    // Identity Center makes the role of a permission set, and its trust policy, itself.
    trustedAuditors: auditors.kind === 'role' ? auditors.trusted : [],
    auditorsNeedMultiFactor: auditors.kind === 'role' && auditors.requireMfa,
    trustedReaders: principals.readers,
  };
}

function protectedNamesOf(realTime: RealTime): ProtectedNames {
  const outside = (names: readonly string[], prefix: string) =>
    names.filter((name) => !name.startsWith(prefix));
  const trails = realTime.kind === 'per-account' ? [realTime.trailName] : [];
  const buses = realTime.kind === 'hub' ? [realTime.busName] : [];
  const groups = 'logGroupName' in realTime ? [realTime.logGroupName] : [];
  return {
    trails: outside(trails, NAME_PREFIX),
    logGroups: outside(groups, `/${NAME_PREFIX}/`),
    eventBuses: outside(buses, NAME_PREFIX),
  };
}
