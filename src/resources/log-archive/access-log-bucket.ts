import type { Configuration } from '../../config/index.js';
import { ref, RETAINED, type TemplatePart } from '../template/template.js';
import { ABORT_UPLOADS, denyPlainHttp, ENCRYPTED_BY_S3, expireAfter, PRIVATE } from './private-bucket.js';

/**
 * Who touched the log bucket. A bucket of its own, because S3 delivers access logs to none that has Object
 * Lock, and encrypted by S3, because it delivers them to none with a KMS key.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export function accessLogBucket({ partition, logBucket, retention, accounts }: Configuration): TemplatePart {
  const bucketArn = `arn:${partition}:s3:::${logBucket.accessLogBucket}`;
  return {
    Resources: {
      AccessLogBucket: {
        Type: 'AWS::S3::Bucket',
        ...RETAINED,
        Properties: {
          BucketName: logBucket.accessLogBucket,
          ...PRIVATE,
          BucketEncryption: ENCRYPTED_BY_S3,
          VersioningConfiguration: { Status: 'Enabled' },
          LifecycleConfiguration: {
            Rules: [
              expireAfter(retention.expireAfterDays),
              {
                Id: 'expire-noncurrent',
                Status: 'Enabled',
                NoncurrentVersionExpiration: { NoncurrentDays: 30 },
              },
              ABORT_UPLOADS,
            ],
          },
        },
      },
      AccessLogBucketPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: ref('AccessLogBucket'),
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'S3DeliversAccessLogs',
                Effect: 'Allow',
                Principal: { Service: 'logging.s3.amazonaws.com' },
                Action: 's3:PutObject',
                Resource: `${bucketArn}/${logBucket.name}/*`,
                Condition: {
                  ArnLike: { 'aws:SourceArn': `arn:${partition}:s3:::${logBucket.name}` },
                  StringEquals: { 'aws:SourceAccount': accounts.logArchive },
                },
              },
              denyPlainHttp(bucketArn),
            ],
          },
        },
      },
    },
  };
}
