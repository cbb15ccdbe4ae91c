import type { GuardrailInput } from './guardrail-input.js';
import { readTamperActions } from './policy-folder.js';

/** What each placeholder of `policies/` stands for: a text, or a list that takes the place of one element. */
export type PlaceholderValues = Readonly<Record<string, string | readonly string[]>>;

export function placeholderValues(input: GuardrailInput): PlaceholderValues {
  const { partition, namePrefix, protectedNames } = input;
  return {
    ...placesOf(input),
    ...readTamperActions(),
    ...custodiansOf(input),
    protectedTrails: [`${namePrefix}*`, ...protectedNames.trails].map(
      (name) => `arn:${partition}:cloudtrail:*:*:trail/${name}`,
    ),
    protectedLogGroups: [`/${namePrefix}/*`, ...protectedNames.logGroups.map((name) => `${name}*`)].map(
      (name) => `arn:${partition}:logs:*:*:log-group:${name}`,
    ),
    protectedRules: [`${namePrefix}*`, ...protectedNames.eventBuses.map((name) => `${name}/*`)].map(
      (name) => `arn:${partition}:events:*:*:rule/${name}`,
    ),
    protectedBuses: [`${namePrefix}*`, ...protectedNames.eventBuses].map(
      (name) => `arn:${partition}:events:*:*:event-bus/${name}`,
    ),
    ...trustOf(input),
  };
}

function placesOf(input: GuardrailInput): PlaceholderValues {
  const { partition, bucket, prefix, resultsBucket, logArchiveAccountId } = input;
  return {
    partition,
    organizationId: input.organizationId,
    managementAccountId: input.managementAccountId,
    logArchiveAccountId,
    logArchiveRoot: rootOf(partition, logArchiveAccountId),
    securityAccountId: input.securityAccountId,
    trailArn: input.trailArn,
    bucketArn: `arn:${partition}:s3:::${bucket}`,
    bucketRegion: input.bucketRegion,
    logPrefix: prefix === '' ? '' : `${prefix}/`,
    keyArn: input.keyArn,
    resultsBucketArn: `arn:${partition}:s3:::${resultsBucket}`,
    resultsKeyArn: input.resultsKeyArn,
    workgroup: input.workgroup,
    database: input.database,
    namePrefix: input.namePrefix,
    dnsSuffix: partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
  };
}

/**
 * Whom the denies let pass. Deployers with their account, because a role name alone can be taken by the
 * administrator of any member; the role that StackSets work as has no fixed account, so that creating or
 * changing such a role is denied as well.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-enable-trusted-access.html
 */
function custodiansOf(input: GuardrailInput): PlaceholderValues {
  const { partition, namePrefix, deployers, breakGlass, logArchiveAccountId } = input;
  const anywhere = `arn:${partition}:iam::*:role`;
  const deployersOf = (accountId: string) => deployers.filter((arn) => accountOf(arn) === accountId);
  const stackSets = `${anywhere}/stacksets-exec-*`;
  return {
    storeDeployers: deployersOf(logArchiveAccountId),
    storeCustodians: unique([...breakGlass, ...deployersOf(logArchiveAccountId)]),
    trailCustodians: unique([
      stackSets,
      ...deployers.filter((arn) => accountOf(arn) !== input.managementAccountId),
    ]),
    hubCustodians: unique([stackSets, ...deployersOf(input.securityAccountId)]),
    protectedRoles: unique([
      `${anywhere}/${namePrefix}*`,
      stackSets,
      ...[...breakGlass, ...deployers, ...input.auditors].filter((arn) => isProtectable(arn, input)),
    ]),
  };
}

/** Others are covered by the prefix already, or stand in the account that service control policies do not bind. */
function isProtectable(arn: string, { namePrefix, managementAccountId }: GuardrailInput): boolean {
  const name = arn.slice(arn.indexOf(':role/') + ':role/'.length);
  return !name.startsWith(namePrefix) && accountOf(arn) !== managementAccountId;
}

function trustOf(input: GuardrailInput): PlaceholderValues {
  const accounts = (arns: readonly string[]) =>
    unique(arns.map(accountOf)).map((accountId) => rootOf(input.partition, accountId));
  return {
    auditorPrincipals: input.auditors,
    trustedAuditors: input.trustedAuditors,
    auditorAccounts: accounts(input.trustedAuditors),
    auditorMultiFactor: input.auditorsNeedMultiFactor ? ['true'] : [],
    trustedBreakGlass: input.trustedBreakGlass,
    breakGlassAccounts: accounts(input.trustedBreakGlass),
    trustedReaders: input.trustedReaders,
    readerAccounts: accounts(input.trustedReaders),
  };
}

function rootOf(partition: string, accountId: string): string {
  return `arn:${partition}:iam::${accountId}:root`;
}

function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
