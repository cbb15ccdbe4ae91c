/** What a stack with a resource of a type has to be let to do, and to which ARNs. */
export interface ResourcePermission {
  readonly actions: readonly string[];
  /** ARNs without partition; `REGION` and `ACCOUNT` stand for where the stack is. `*` where AWS knows no ARN. */
  readonly resources: readonly string[];
}

const named = (service: string, rest: string): string => `${service}:REGION:ACCOUNT:${rest}`;
const roles = ['iam::ACCOUNT:role/orgtrail*', 'iam::ACCOUNT:role/AUDITOR'];

/**
 * By type of resource: create, read, update and delete, as the handlers of CloudFormation call them. Written
 * from the services' lists of actions and not run against an account: a call that is missing here shows as
 * AccessDenied in the events of the stack.
 */
export const RESOURCE_PERMISSIONS: Readonly<Record<string, ResourcePermission>> = {
  'AWS::Athena::NamedQuery': {
    actions: words(
      'athena',
      'CreateNamedQuery DeleteNamedQuery GetNamedQuery ListNamedQueries UpdateNamedQuery',
    ),
    resources: [named('athena', 'workgroup/WORKGROUP')],
  },
  'AWS::Athena::WorkGroup': {
    actions: words(
      'athena',
      'CreateWorkGroup DeleteWorkGroup GetWorkGroup TagResource UntagResource UpdateWorkGroup',
    ),
    resources: [named('athena', 'workgroup/WORKGROUP')],
  },
  'AWS::CloudTrail::Trail': {
    actions: words(
      'cloudtrail',
      'AddTags CreateTrail DeleteTrail GetEventSelectors GetInsightSelectors GetTrail GetTrailStatus ListTags PutEventSelectors PutInsightSelectors RemoveTags StartLogging StopLogging UpdateTrail',
    ),
    resources: [named('cloudtrail', 'trail/TRAIL'), named('cloudtrail', 'trail/ACCOUNT_TRAIL')],
  },
  'AWS::CloudWatch::Alarm': {
    actions: words(
      'cloudwatch',
      'DeleteAlarms DescribeAlarms ListTagsForResource PutMetricAlarm TagResource',
    ),
    resources: [named('cloudwatch', 'alarm:orgtrail*')],
  },
  'AWS::Events::EventBus': {
    actions: words(
      'events',
      'CreateEventBus DeleteEventBus DescribeEventBus ListTagsForResource TagResource UpdateEventBus',
    ),
    resources: [named('events', 'event-bus/BUS')],
  },
  'AWS::Events::EventBusPolicy': {
    actions: words('events', 'DescribeEventBus PutPermission RemovePermission'),
    resources: [named('events', 'event-bus/BUS')],
  },
  'AWS::Events::Rule': {
    actions: words(
      'events',
      'DeleteRule DescribeRule ListTargetsByRule PutRule PutTargets RemoveTargets TagResource',
    ),
    resources: [named('events', 'rule/orgtrail*'), named('events', 'rule/BUS/orgtrail*')],
  },
  'AWS::Glue::Database': {
    actions: words('glue', 'CreateDatabase DeleteDatabase GetDatabase UpdateDatabase'),
    resources: [
      named('glue', 'catalog'),
      named('glue', 'database/DATABASE'),
      named('glue', 'table/DATABASE/*'),
    ],
  },
  'AWS::Glue::Table': {
    actions: words('glue', 'CreateTable DeleteTable GetTable UpdateTable'),
    resources: [
      named('glue', 'catalog'),
      named('glue', 'database/DATABASE'),
      named('glue', 'table/DATABASE/*'),
    ],
  },
  'AWS::IAM::Role': {
    actions: words(
      'iam',
      'CreateRole DeleteRole DeleteRolePolicy GetRole GetRolePolicy ListAttachedRolePolicies ListRolePolicies PutRolePolicy TagRole UntagRole UpdateAssumeRolePolicy UpdateRole',
    ),
    resources: roles,
  },
  'AWS::KMS::Alias': {
    actions: words('kms', 'CreateAlias DeleteAlias UpdateAlias'),
    resources: [named('kms', 'ALIAS'), named('kms', 'key/*')],
  },
  // A key has no name before it is there.
  'AWS::KMS::Key': {
    actions: words(
      'kms',
      'CreateKey DescribeKey EnableKeyRotation GetKeyPolicy GetKeyRotationStatus ListResourceTags PutKeyPolicy TagResource UpdateKeyDescription',
    ),
    resources: ['*'],
  },
  'AWS::Lambda::Function': {
    actions: words(
      'lambda',
      'CreateFunction DeleteFunction GetFunction GetFunctionConfiguration ListTags TagResource UpdateFunctionCode UpdateFunctionConfiguration',
    ),
    resources: [named('lambda', 'function:orgtrail*')],
  },
  'AWS::Lambda::Permission': {
    actions: words('lambda', 'AddPermission GetPolicy RemovePermission'),
    resources: [named('lambda', 'function:orgtrail*')],
  },
  'AWS::Logs::LogGroup': {
    actions: words(
      'logs',
      'CreateLogGroup DeleteLogGroup DescribeLogGroups ListTagsForResource PutRetentionPolicy TagResource',
    ),
    resources: [named('logs', 'log-group:LOG_GROUP*'), named('logs', 'log-group:/aws/lambda/orgtrail*')],
  },
  'AWS::Logs::MetricFilter': {
    actions: words('logs', 'DeleteMetricFilter DescribeMetricFilters PutMetricFilter'),
    resources: [named('logs', 'log-group:LOG_GROUP*')],
  },
  'AWS::Organizations::Policy': {
    actions: words(
      'organizations',
      'AttachPolicy CreatePolicy DeletePolicy DescribePolicy DetachPolicy ListTagsForResource ListTargetsForPolicy TagResource UpdatePolicy',
    ),
    resources: ['*'],
  },
  'AWS::S3::Bucket': {
    actions: words(
      's3',
      'CreateBucket DeleteBucket GetBucketLogging GetBucketObjectLockConfiguration GetBucketOwnershipControls GetBucketPublicAccessBlock GetBucketTagging GetBucketVersioning GetEncryptionConfiguration GetLifecycleConfiguration ListBucket PutBucketLogging PutBucketObjectLockConfiguration PutBucketOwnershipControls PutBucketPublicAccessBlock PutBucketTagging PutBucketVersioning PutEncryptionConfiguration PutLifecycleConfiguration',
    ),
    resources: ['s3:::BUCKETS', 's3:::orgtrail-account-ACCOUNT-*'],
  },
  'AWS::S3::BucketPolicy': {
    actions: words('s3', 'DeleteBucketPolicy GetBucketPolicy PutBucketPolicy'),
    resources: ['s3:::BUCKETS', 's3:::orgtrail-account-ACCOUNT-*'],
  },
  'AWS::SNS::Subscription': {
    actions: words(
      'sns',
      'GetSubscriptionAttributes ListSubscriptionsByTopic SetSubscriptionAttributes Subscribe Unsubscribe',
    ),
    resources: [named('sns', 'orgtrail*')],
  },
  'AWS::SNS::Topic': {
    actions: words(
      'sns',
      'CreateTopic DeleteTopic GetTopicAttributes ListTagsForResource SetTopicAttributes TagResource',
    ),
    resources: [named('sns', 'orgtrail*')],
  },
  'AWS::SNS::TopicPolicy': {
    actions: words('sns', 'GetTopicAttributes SetTopicAttributes'),
    resources: [named('sns', 'orgtrail*')],
  },
  'AWS::SQS::Queue': {
    actions: words(
      'sqs',
      'CreateQueue DeleteQueue GetQueueAttributes GetQueueUrl ListQueueTags SetQueueAttributes TagQueue',
    ),
    resources: [named('sqs', 'orgtrail*')],
  },
  'AWS::SQS::QueuePolicy': {
    actions: words('sqs', 'GetQueueAttributes SetQueueAttributes'),
    resources: [named('sqs', 'orgtrail*')],
  },
  'AWS::SSO::Assignment': {
    actions: words(
      'sso',
      'CreateAccountAssignment DeleteAccountAssignment DescribeAccountAssignmentCreationStatus DescribeAccountAssignmentDeletionStatus ListAccountAssignments',
    ),
    resources: ['*'],
  },
  'AWS::SSO::PermissionSet': {
    actions: words(
      'sso',
      'CreatePermissionSet DeletePermissionSet DescribePermissionSet GetInlinePolicyForPermissionSet ProvisionPermissionSet PutInlinePolicyToPermissionSet TagResource UpdatePermissionSet',
    ),
    resources: ['*'],
  },
};

function words(service: string, names: string): readonly string[] {
  return names.split(' ').map((name) => `${service}:${name}`);
}
