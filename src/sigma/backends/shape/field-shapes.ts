/**
 * What a field holds in CloudTrail's records, as far as AWS documents it or records show it. The
 * languages of AWS and SQL treat lists, objects and booleans each in their own way, so what a rule can
 * become depends on it.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export type FieldShape =
  | 'text'
  | 'number'
  | 'boolean'
  | 'object'
  /** The path goes through a list, or ends in one, and its elements are texts, numbers or booleans. */
  | 'list'
  /** Nothing is known of it. */
  | 'unknown';

const TEXTS: readonly string[] = [
  'additionalEventData.MFAUsed',
  'additionalEventData.SamlProviderArn',
  'apiVersion',
  'awsRegion',
  'errorCode',
  'errorMessage',
  'eventCategory',
  'eventID',
  'eventName',
  'eventSource',
  'eventTime',
  'eventType',
  'eventVersion',
  'recipientAccountId',
  'requestID',
  'requestParameters.attribute',
  'requestParameters.attributeName',
  'requestParameters.authType',
  'requestParameters.bucketName',
  'requestParameters.cidrBlock',
  'requestParameters.functionName',
  'requestParameters.functionUrlAuthType',
  'requestParameters.kmsKeyId',
  'requestParameters.ipv6CidrBlock',
  'requestParameters.autoEnableOrganizationMembers',
  'requestParameters.keyId',
  'requestParameters.sourceAccount',
  'requestParameters.sourceArn',
  'requestParameters.organizationId',
  'requestParameters.principalOrgID',
  'requestParameters.logGroupIdentifier',
  'requestParameters.logGroupName',
  'requestParameters.name',
  'requestParameters.policyArn',
  'requestParameters.principal',
  'requestParameters.queueUrl',
  'requestParameters.resourceArn',
  'requestParameters.roleName',
  'requestParameters.rule',
  'requestParameters.ruleAction',
  'requestParameters.s3BucketName',
  'requestParameters.servicePrincipal',
  'requestParameters.state',
  'requestParameters.stackSetName',
  'requestParameters.subscriptionArn',
  'requestParameters.topicArn',
  'requestParameters.userName',
  'requestParameters.VersioningConfiguration.MfaDelete',
  'requestParameters.VersioningConfiguration.Status',
  'responseElements.ConsoleLogin',
  'responseElements.PasswordUpdated',
  'responseElements.EmailUpdated',
  'responseElements.PasswordRecoveryCompleted',
  'responseElements.PasswordRecoveryRequested',
  'responseElements.accessKey.userName',
  'responseElements.functionArn',
  'responseElements.kmsKeyId',
  'responseElements.name',
  'responseElements.s3BucketName',
  'responseElements.trailARN',
  'sharedEventID',
  'sourceIPAddress',
  'userAgent',
  'userIdentity.accessKeyId',
  'userIdentity.accountId',
  'userIdentity.arn',
  'userIdentity.credentialId',
  'userIdentity.identityProvider',
  'userIdentity.invokedBy',
  'userIdentity.principalId',
  'userIdentity.sessionContext.assumedRoot',
  'userIdentity.sessionContext.attributes.creationDate',
  'userIdentity.sessionContext.attributes.mfaAuthenticated',
  'userIdentity.sessionContext.ec2RoleDelivery',
  'userIdentity.sessionContext.sessionIssuer.accountId',
  'userIdentity.sessionContext.sessionIssuer.arn',
  'userIdentity.sessionContext.sessionIssuer.principalId',
  'userIdentity.sessionContext.sessionIssuer.type',
  'userIdentity.sessionContext.sessionIssuer.userName',
  'userIdentity.sessionContext.sourceIdentity',
  'userIdentity.sessionContext.webIdFederationData.federatedProvider',
  'userIdentity.type',
  'userIdentity.userName',
  'vpcEndpointAccountId',
  'vpcEndpointId',
  'tlsDetails.cipherSuite',
  'tlsDetails.clientProvidedHostHeader',
  'tlsDetails.tlsVersion',
];

const BOOLEANS: readonly string[] = [
  'managementEvent',
  'readOnly',
  'requestParameters.blockPublicAcls',
  'requestParameters.actionsEnabled',
  'requestParameters.autoEnable',
  'requestParameters.PublicAccessBlockConfiguration.BlockPublicAcls',
  'requestParameters.PublicAccessBlockConfiguration.BlockPublicPolicy',
  'requestParameters.PublicAccessBlockConfiguration.IgnorePublicAcls',
  'requestParameters.PublicAccessBlockConfiguration.RestrictPublicBuckets',
  'requestParameters.deletionProtection',
  'requestParameters.disableApiTermination.value',
  'requestParameters.egress',
  'requestParameters.enable',
  'requestParameters.enableLogFileValidation',
  'requestParameters.includeGlobalServiceEvents',
  'requestParameters.isMultiRegionTrail',
  'requestParameters.isOrganizationTrail',
  'requestParameters.passwordResetRequired',
  'requestParameters.publiclyAccessible',
  'requestParameters.terminationProtectionEnabled',
  'responseElements.includeGlobalServiceEvents',
  'responseElements.isMultiRegionTrail',
  'responseElements.isOrganizationTrail',
  'responseElements.logFileValidationEnabled',
  'responseElements.publiclyAccessible',
];

const NUMBERS: readonly string[] = ['requestParameters.backupRetentionPeriod'];

/** Members that are objects, or lists of objects, whatever the event. */
const OBJECTS: readonly string[] = [
  'additionalEventData',
  'edgeDeviceDetails',
  'insightDetails',
  'requestParameters',
  'responseElements',
  'serviceEventDetails',
  'tlsDetails',
  'userIdentity',
  'userIdentity.sessionContext',
  'userIdentity.sessionContext.attributes',
  'userIdentity.sessionContext.sessionIssuer',
];

/** Members that are lists wherever they stand: EC2 keeps lists in `items`, S3 grants in `Grant`. */
const LISTS: readonly string[] = [
  'advancedEventSelectors',
  'alarmNames',
  'equals',
  'eventSelectors',
  'fieldSelectors',
  'items',
  'resources',
  'valuesToAdd',
];

/** The shape of a field by its path. */
export function fieldShape(field: string): FieldShape {
  if (TEXTS.includes(field)) return 'text';
  if (BOOLEANS.includes(field)) return 'boolean';
  if (NUMBERS.includes(field)) return 'number';
  if (OBJECTS.includes(field)) return 'object';
  return field.split('.').some((member) => LISTS.includes(member)) ? 'list' : 'unknown';
}
