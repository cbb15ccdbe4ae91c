import type { Configuration } from '../../config/index.js';
import { keyParameter } from '../template/key-parameter.js';
import { attribute, ref, type TemplatePart, type Value } from '../template/template.js';
import { deliversTo, type TrailLogGroup } from './trail-log-group.js';

/**
 * The one trail of the organization. Made in the management account: CloudFormation of a delegated
 * administrator calls StartLogging by name, does not find the trail and rolls back.
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1932
 */
export function organizationTrail(
  configuration: Configuration,
  logGroup: TrailLogGroup | undefined,
): TemplatePart {
  const { trail, logBucket } = configuration;
  const key = keyParameter(configuration);
  return {
    Parameters: key.Parameters,
    Resources: {
      OrganizationTrail: {
        Type: 'AWS::CloudTrail::Trail',
        Properties: {
          TrailName: trail.name,
          S3BucketName: logBucket.name,
          ...(logBucket.prefix === '' ? {} : { S3KeyPrefix: logBucket.prefix }),
          KMSKeyId: key.text.startsWith('${') ? ref('KeyArn') : key.text,
          IsOrganizationTrail: true,
          IsMultiRegionTrail: true,
          IncludeGlobalServiceEvents: true,
          EnableLogFileValidation: true,
          IsLogging: true,
          AdvancedEventSelectors: [ALL_MANAGEMENT_EVENTS],
          ...insights(configuration),
          ...(logGroup === undefined ? {} : deliversTo(logGroup)),
        },
      },
    },
    Outputs: {
      TrailArn: {
        Description: 'ARN of the organization trail',
        Value: attribute('OrganizationTrail', 'Arn'),
      },
    },
  };
}

/** Reads and writes, KMS and RDS Data API included: each exclusion is a place to hide in. */
export const ALL_MANAGEMENT_EVENTS: Value = {
  Name: 'all management events',
  FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }],
};

function insights({ trail }: Configuration): Readonly<Record<string, Value>> {
  if (trail.insights.length === 0) return {};
  return { InsightSelectors: trail.insights.map((InsightType) => ({ InsightType })) };
}
