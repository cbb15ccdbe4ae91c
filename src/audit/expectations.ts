import type { AccountId, Region } from '../cloudtrail/index.js';
import type { Athena, Auditors, Configuration, InsightType, RealTime } from '../config/index.js';

/**
 * What the checks measure against. Without a configuration only the defaults are: whatever is undefined is then
 * judged by AWS's own rules alone, or taken from what the snapshot itself names.
 */
export interface Expectations {
  readonly managementAccountId: AccountId | undefined;
  readonly logArchiveAccountId: AccountId | undefined;
  readonly securityAccountId: AccountId | undefined;
  /** Accounts that the configuration names, departed ones among them. */
  readonly knownAccounts: readonly AccountId[];
  /** Undefined: the organization trail that the snapshot shows. */
  readonly trailArn: string | undefined;
  readonly bucketName: string | undefined;
  /** The key's ARN, where an existing key is configured. */
  readonly keyArn: string | undefined;
  /** How long a log has to be kept. Default: 365 days, as PCI DSS 10.5.1 asks. */
  readonly retentionDays: number;
  readonly retentionMode: 'COMPLIANCE' | 'GOVERNANCE';
  /** How long a trail's log group has to keep events. Default: 365 days, as Security Hub's CloudWatch.16 asks. */
  readonly logGroupRetentionDays: number;
  /** Accounts that may administer CloudTrail besides the management account. Undefined: whichever are registered. */
  readonly trailAdministrators: readonly AccountId[] | undefined;
  /** Undefined: it is not known which ones are wanted, and any set is accepted. */
  readonly insights: readonly InsightType[] | undefined;
  /** Where detection has to stand. Undefined: every Region that an account has. */
  readonly detectionRegions: readonly Region[] | undefined;
  readonly realTime: RealTime | undefined;
  readonly athena: Athena | undefined;
  readonly auditors: Auditors | undefined;
  /** ARNs, `*` allowed, of those whom the guardrails let pass: deployers and break-glass roles. */
  readonly exemptPrincipals: readonly string[];
  /** A log has to be at most this old. */
  readonly deliveryHours: number;
  /** A digest has to be at most this old: one is delivered every hour. */
  readonly digestHours: number;
  /** How many times the median of its organization an account may use before CST-03 names it. */
  readonly usageFactor: number;
}

export function expectationsOf(configuration: Configuration | undefined): Expectations {
  return configuration === undefined ? DEFAULT_EXPECTATIONS : configuredExpectations(configuration);
}

export const DEFAULT_EXPECTATIONS: Expectations = {
  managementAccountId: undefined,
  logArchiveAccountId: undefined,
  securityAccountId: undefined,
  knownAccounts: [],
  trailArn: undefined,
  bucketName: undefined,
  keyArn: undefined,
  retentionDays: 365,
  retentionMode: 'COMPLIANCE',
  logGroupRetentionDays: 365,
  trailAdministrators: undefined,
  insights: undefined,
  detectionRegions: undefined,
  realTime: undefined,
  athena: undefined,
  auditors: undefined,
  exemptPrincipals: [],
  deliveryHours: 24,
  digestHours: 3,
  usageFactor: 10,
};

function configuredExpectations({
  accounts,
  knownAccounts,
  trail,
  logBucket,
  encryption,
  retention,
  regions,
  realTime,
  athena,
  auditors,
  principals,
}: Configuration): Expectations {
  return {
    ...DEFAULT_EXPECTATIONS,
    managementAccountId: accounts.management,
    logArchiveAccountId: accounts.logArchive,
    securityAccountId: accounts.security,
    knownAccounts: knownAccounts.map(({ accountId }) => accountId),
    trailArn: trail.arn,
    bucketName: logBucket.name,
    keyArn: encryption.kind === 'existing' ? encryption.keyArn : undefined,
    retentionDays: retention.days,
    retentionMode: retention.mode,
    logGroupRetentionDays:
      realTime.kind === 'per-account' || realTime.kind === 'central-log-group'
        ? realTime.logRetentionDays
        : DEFAULT_EXPECTATIONS.logGroupRetentionDays,
    trailAdministrators: accounts.security === accounts.management ? [] : [accounts.security],
    insights: trail.insights,
    detectionRegions: regions,
    realTime,
    athena,
    auditors,
    exemptPrincipals: [...principals.deployers, ...principals.breakGlass],
  };
}
