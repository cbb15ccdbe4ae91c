import type { Configuration, RealTime } from '../../../config/index.js';
import { ABORT_UPLOADS, ENCRYPTED_BY_S3, expireAfter, PRIVATE } from '../../log-archive/private-bucket.js';
import { ref, sub, type TemplatePart, type Value } from '../../template/template.js';
import { ALL_MANAGEMENT_EVENTS } from '../../trail/organization-trail.js';
import { deliversTo, TRAIL_LOG_GROUP, trailLogGroup } from '../../trail/trail-log-group.js';
import { alertTopic, topicArns } from '../alert-topic.js';
import { metricFilters } from '../alarms/metric-filters.js';
import type { MetricFilterRule } from '../patterns/index.js';

type PerAccount = Extract<RealTime, { readonly kind: 'per-account' }>;

/** The way of common guides: a trail of its own in each account, which pays for a second copy of its events. */
export function accountTrail(
  configuration: Configuration,
  realTime: PerAccount,
  rules: readonly MetricFilterRule[],
): readonly TemplatePart[] {
  return [
    alertTopic(configuration),
    trailLogGroup({
      name: realTime.logGroupName,
      retentionDays: realTime.logRetentionDays,
      organizationId: undefined,
    }),
    metricFilters({
      rules,
      logGroup: TRAIL_LOG_GROUP.group,
      actions: topicArns(configuration, configuration.trail.homeRegion),
    }),
    requiredBucket(realTime),
    trail(realTime),
  ];
}

/** One for all Regions: a trail for each would multiply the price and nothing else. */
function trail({ trailName }: PerAccount): TemplatePart {
  return {
    Resources: {
      AccountTrail: {
        Type: 'AWS::CloudTrail::Trail',
        DependsOn: ['AccountTrailBucketPolicy'],
        Properties: {
          TrailName: trailName,
          S3BucketName: ref('AccountTrailBucket'),
          IsMultiRegionTrail: true,
          IncludeGlobalServiceEvents: true,
          EnableLogFileValidation: true,
          IsLogging: true,
          AdvancedEventSelectors: [ALL_MANAGEMENT_EVENTS],
          ...deliversTo(TRAIL_LOG_GROUP),
        },
      },
    },
  };
}

/**
 * CloudTrail asks for a bucket. What lies in it is a copy of what the organization trail delivers, so it is
 * short-lived and nothing reads it.
 */
function requiredBucket({ trailName, bucketExpirationDays }: PerAccount): TemplatePart {
  return {
    Resources: {
      AccountTrailBucket: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketName: sub('orgtrail-account-${AWS::AccountId}-${AWS::Region}'),
          ...PRIVATE,
          BucketEncryption: ENCRYPTED_BY_S3,
          LifecycleConfiguration: { Rules: [expireAfter(bucketExpirationDays), ABORT_UPLOADS] },
        },
      },
      AccountTrailBucketPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: ref('AccountTrailBucket'), PolicyDocument: bucketPolicy(trailName) },
      },
    },
  };
}

function bucketPolicy(trailName: string): Value {
  const bucket = 'arn:${AWS::Partition}:s3:::${AccountTrailBucket}';
  const trailArn = sub(
    `arn:\${AWS::Partition}:cloudtrail:\${AWS::Region}:\${AWS::AccountId}:trail/${trailName}`,
  );
  const byTrail = { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' } };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'TrailReadsAcl',
        ...byTrail,
        Action: 's3:GetBucketAcl',
        Resource: sub(bucket),
        Condition: { StringEquals: { 'aws:SourceArn': trailArn } },
      },
      {
        Sid: 'TrailWrites',
        ...byTrail,
        Action: 's3:PutObject',
        Resource: sub(`${bucket}/AWSLogs/\${AWS::AccountId}/*`),
        Condition: {
          StringEquals: { 'aws:SourceArn': trailArn, 's3:x-amz-acl': 'bucket-owner-full-control' },
        },
      },
      {
        Sid: 'DenyPlainHttp',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [sub(bucket), sub(`${bucket}/*`)],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}
