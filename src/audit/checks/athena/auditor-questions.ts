import type { RequestContext } from '../../../policy/index.js';
import { bucketTampering, type GuardedTargets, keyTampering, logFileOf } from '../../questions/index.js';
import { type Answer, known, mapAnswer } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';

/** What an auditor asks for, at one resource. */
export interface AuditorQuestion {
  readonly action: string;
  readonly arn: string;
  readonly context?: RequestContext;
}

/** What reading logs and asking about them takes. */
export function needed(audit: Audit, targets: GuardedTargets): Answer<readonly AuditorQuestion[]> {
  return mapAnswer(asking(audit, targets), (questions) => [...reading(targets), ...questions]);
}

function reading(targets: GuardedTargets): readonly AuditorQuestion[] {
  const { bucketArn, keyArn, managementAccountId, partition } = targets;
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const context = {
    'kms:ViaService': `s3.${keyArn?.split(':')[3]}.${suffix}`,
    'kms:CallerAccount': targets.logArchiveAccountId,
    'aws:ViaAWSService': 'true',
    'aws:CalledVia': ['s3.amazonaws.com'],
    'kms:EncryptionContext:aws:cloudtrail:arn': targets.trail.arn,
    'kms:EncryptionContext:aws:s3:arn': logFileOf(targets, managementAccountId),
  };
  return [
    { action: 's3:ListBucket', arn: bucketArn },
    { action: 's3:GetObject', arn: logFileOf(targets, managementAccountId) },
    ...(keyArn === undefined ? [] : [{ action: 'kms:Decrypt', arn: keyArn, context }]),
  ];
}

/** Only where the configuration names a workgroup. */
function asking(
  { expectations: { athena } }: Audit,
  { partition, bucket, logArchiveAccountId }: GuardedTargets,
): Answer<readonly AuditorQuestion[]> {
  if (athena === undefined) return known([]);
  return mapAnswer(bucket.region, (region) => {
    const place = `${region}:${logArchiveAccountId}`;
    const workgroup = `arn:${partition}:athena:${place}:workgroup/${athena.workgroup}`;
    const result = `arn:${partition}:s3:::${athena.resultsBucket}/${athena.workgroup}/result.csv`;
    return [
      { action: 'athena:StartQueryExecution', arn: workgroup },
      { action: 'athena:GetQueryResults', arn: workgroup },
      { action: 'glue:GetTable', arn: `arn:${partition}:glue:${place}:table/${athena.database}/logs` },
      { action: 's3:PutObject', arn: result },
      { action: 's3:GetObject', arn: result },
    ];
  });
}

/** What whoever only reads must not have been given, whatever else stands in its way. */
export function forbidden(targets: GuardedTargets): readonly AuditorQuestion[] {
  const { bucketArn, keyArn, managementAccountId, trail } = targets;
  const file = logFileOf(targets, managementAccountId);
  return [
    { action: 's3:PutObject', arn: file },
    ...bucketTampering(bucketArn, file),
    ...(keyArn === undefined ? [] : keyTampering(keyArn)),
    { action: 'cloudtrail:StopLogging', arn: trail.arn },
    {
      action: 'iam:PutRolePolicy',
      arn: `arn:${targets.partition}:iam::${targets.logArchiveAccountId}:role/x`,
    },
  ];
}
