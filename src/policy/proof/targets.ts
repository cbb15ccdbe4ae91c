import type { NamedPolicy } from '../evaluation/applicable-policies.js';
import type { GuardrailInput } from '../guardrails/guardrail-input.js';
import { accountOf, memberAccount } from './actors.js';
import type { Target } from './proof-case.js';

/** Everything that is asked for in the matrix. */
export interface Targets {
  readonly bucket: Target;
  /** A log file of a member account. */
  readonly logFile: Target;
  readonly key: Target;
  readonly organizationTrail: Target;
  readonly resultsBucket: Target;
  readonly resultsKey: Target;
  readonly auditorRole: Target;
  readonly breakGlassRole: Target;
  readonly readerRole: Target;
  /** What has no ARN of its own. */
  readonly anything: (accountId: string) => Target;
}

export function proofTargets(input: GuardrailInput): Targets {
  const { partition, bucket, resultsBucket, workgroup, logArchiveAccountId: log } = input;
  const bucketArn = `arn:${partition}:s3:::${bucket}`;
  const bucketTarget: Target = {
    name: 'log bucket',
    arn: bucketArn,
    accountId: log,
    policy: 'bucket-policy',
  };
  const trusting = (name: string, arn: string | undefined, policy: Target['policy']): Target => ({
    name,
    arn: (arn ?? `arn:${partition}:iam::${log}:role/nobody`).replaceAll('*', 'x'),
    accountId: log,
    ...(policy === undefined ? {} : { policy }),
  });
  return {
    bucket: bucketTarget,
    logFile: logFileAt(input, `${input.organizationId}/${memberAccount(input)}/CloudTrail`, 'log file'),
    key: keyTarget('log key', input.keyArn, log, 'key-policy'),
    organizationTrail: {
      name: 'organization trail',
      arn: input.trailArn,
      accountId: accountOf(input.trailArn),
    },
    resultsBucket: {
      name: 'result of a query',
      arn: `arn:${partition}:s3:::${resultsBucket}/${workgroup}/result.csv`,
      accountId: log,
    },
    resultsKey: keyTarget('results key', input.resultsKeyArn, log, ordinaryKeyPolicy(partition, log)),
    auditorRole: trusting('auditor role', input.auditors[0], 'auditor-trust'),
    breakGlassRole: trusting('break-glass role', input.breakGlass[0], 'break-glass-trust'),
    readerRole: trusting(
      'reader role',
      `arn:${partition}:iam::${log}:role/${input.namePrefix}-reader`,
      'reader-trust',
    ),
    anything: (accountId) => ({ name: 'anything', arn: '*', accountId }),
  };
}

/** An object below one of the prefixes that CloudTrail writes to. */
export function logFileAt(input: GuardrailInput, folder: string, name: string): Target {
  const { partition, bucket, prefix, logArchiveAccountId } = input;
  const logPrefix = prefix === '' ? '' : `${prefix}/`;
  return {
    name,
    arn: `arn:${partition}:s3:::${bucket}/${logPrefix}AWSLogs/${folder}/us-east-1/2026/03/01/file.json.gz`,
    accountId: logArchiveAccountId,
    policy: 'bucket-policy',
  };
}

/** What AWS gives a key when nobody says otherwise: the account decides. */
function ordinaryKeyPolicy(partition: string, accountId: string): NamedPolicy {
  return {
    name: 'default key policy',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    },
  };
}

/** A key that is made by the deployment has no ARN yet; then any will do, as long as policies name the same. */
function keyTarget(
  name: string,
  arn: string,
  accountId: string,
  policy: NonNullable<Target['policy']>,
): Target {
  return { name, arn, accountId, policy };
}
