import { attribute, RETAINED, sub, type TemplatePart, type Value } from '../template/template.js';

/** A log group that a trail delivers to, as the logical ids of the group and the role. */
export interface TrailLogGroup {
  readonly group: string;
  readonly role: string;
}

export interface LogGroupParts {
  readonly name: string;
  readonly retentionDays: number;
  /** For an organization trail, whose streams carry its id: without them members would silently be missing. */
  readonly organizationId: string | undefined;
}

/** The logical ids of `trailLogGroup`. */
export const TRAIL_LOG_GROUP: TrailLogGroup = {
  group: 'TrailLogGroup',
  role: 'TrailLogGroupRole',
};

/**
 * A log group in the home Region of a trail, and the role that CloudTrail writes to it with.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function trailLogGroup({ name, retentionDays, organizationId }: LogGroupParts): TemplatePart {
  const stream = (streams: string): Value =>
    sub(
      `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:${name}:log-stream:${streams}`,
    );
  return {
    Resources: {
      TrailLogGroup: {
        Type: 'AWS::Logs::LogGroup',
        ...RETAINED,
        Properties: { LogGroupName: name, RetentionInDays: retentionDays },
      },
      TrailLogGroupRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'orgtrail-log-group-writer',
          Description: 'CloudTrail writes events to the log group',
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'cloudtrail.amazonaws.com' },
                Action: 'sts:AssumeRole',
              },
            ],
          },
          Policies: [
            {
              PolicyName: 'write-events',
              PolicyDocument: {
                Version: '2012-10-17',
                Statement: [
                  {
                    Effect: 'Allow',
                    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
                    Resource: [
                      stream('${AWS::AccountId}_CloudTrail_${AWS::Region}*'),
                      ...(organizationId === undefined ? [] : [stream(`${organizationId}_*`)]),
                    ],
                  },
                ],
              },
            },
          ],
        },
      },
    },
  };
}

/** What a trail is told of its log group. */
export function deliversTo({ group, role }: TrailLogGroup): Readonly<Record<string, Value>> {
  return {
    CloudWatchLogsLogGroupArn: attribute(group, 'Arn'),
    CloudWatchLogsRoleArn: attribute(role, 'Arn'),
  };
}
