import type { Configuration } from '../../config/index.js';
import type { Guardrails } from '../../policy/index.js';
import { policyValue } from '../template/policy-value.js';
import { ref, RETAINED, type TemplatePart, type Value } from '../template/template.js';
import { logKeyArn } from './key.js';
import { ABORT_UPLOADS, encryptedBy, PRIVATE } from './private-bucket.js';

/** The bucket of the organization trail: locked, versioned, encrypted, closed to everything but the trail. */
export function logBucket(configuration: Configuration, guardrails: Guardrails): TemplatePart {
  const { logBucket, retention } = configuration;
  return {
    Parameters: {
      RetentionMode: {
        Type: 'String',
        Description: 'How new objects are locked. Nobody can shorten COMPLIANCE, root included.',
        Default: 'GOVERNANCE',
        AllowedValues: ['GOVERNANCE', 'COMPLIANCE'],
      },
      RetentionDays: {
        Type: 'Number',
        Description: 'For how many days new objects are locked.',
        Default: retention.days,
        MinValue: 1,
      },
    },
    Resources: {
      LogBucket: {
        Type: 'AWS::S3::Bucket',
        ...RETAINED,
        Properties: {
          BucketName: logBucket.name,
          ...PRIVATE,
          BucketEncryption: encryptedBy(logKeyArn(configuration)),
          VersioningConfiguration: { Status: 'Enabled' },
          ObjectLockEnabled: true,
          ObjectLockConfiguration: {
            ObjectLockEnabled: 'Enabled',
            Rule: { DefaultRetention: { Mode: ref('RetentionMode'), Days: ref('RetentionDays') } },
          },
          LifecycleConfiguration: { Rules: [expiration(retention.expireAfterDays), ABORT_UPLOADS] },
          LoggingConfiguration: {
            DestinationBucketName: ref('AccessLogBucket'),
            LogFilePrefix: `${logBucket.name}/`,
          },
        },
      },
      LogBucketPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        ...RETAINED,
        Properties: { Bucket: ref('LogBucket'), PolicyDocument: policyValue(guardrails['bucket-policy']) },
      },
    },
    Outputs: {
      LogBucketName: { Description: 'The bucket of the organization trail', Value: ref('LogBucket') },
    },
  };
}

/**
 * Expiring a version leaves a delete marker; the noncurrent version goes a day later, and the marker with
 * it. https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 * No transition to colder storage: Athena does not read archived objects.
 */
function expiration(days: number): Value {
  return {
    Id: 'expire',
    Status: 'Enabled',
    ExpirationInDays: days,
    NoncurrentVersionExpiration: { NoncurrentDays: 1 },
  };
}
