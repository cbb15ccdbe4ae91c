/** A control of the monitoring section of the CIS AWS Foundations Benchmark. */
export interface CisMetricFilter {
  /** Its number in version 7.0: `5.3`. In 1.4 to 5.0 the same one is `4.3`. */
  readonly control: string;
  readonly title: string;
  /** To the letter: Security Hub compares the text. */
  readonly pattern: string;
}

/**
 * The fifteen patterns as Security Hub looks for them. `orgtrail deploy` sets up the same; a test holds the two
 * lists together. https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export const CIS_METRIC_FILTERS: readonly CisMetricFilter[] = [
  cis(1, 'unauthorized calls', '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}'),
  cis(
    2,
    'signing in without a second factor',
    '{($.eventName="ConsoleLogin") && ($.additionalEventData.MFAUsed !="Yes")}',
  ),
  cis(
    3,
    'use of the root user',
    '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
  ),
  cis(
    4,
    'changes of IAM policies',
    anyCall(
      'DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy',
    ),
  ),
  cis(5, 'changes of trails', anyCall('CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging')),
  cis(6, 'failed sign-ins', '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}'),
  cis(7, 'loss of keys', anyCallTo('kms', 'DisableKey ScheduleKeyDeletion')),
  cis(
    8,
    'changes of bucket policies',
    anyCallTo(
      's3',
      'PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication',
    ),
  ),
  cis(
    9,
    'changes of AWS Config',
    anyCallTo(
      'config',
      'StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder',
    ),
  ),
  cis(
    10,
    'changes of security groups',
    anyCall(
      'AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup',
    ),
  ),
  cis(
    11,
    'changes of network ACLs',
    anyCall(
      'CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation',
    ),
  ),
  cis(
    12,
    'changes of network gateways',
    anyCall(
      'CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway',
    ),
  ),
  cis(
    13,
    'changes of route tables',
    anyCall(
      'CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable',
    ),
  ),
  cis(
    14,
    'changes of VPCs',
    anyCall(
      'CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink',
    ),
  ),
  cis(
    15,
    'changes of the organization',
    anyCallTo(
      'organizations',
      'AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit',
    ),
  ),
];

function cis(number: number, title: string, pattern: string): CisMetricFilter {
  return { control: `5.${number}`, title, pattern };
}

function anyCall(names: string): string {
  return `{${anyOf(names)}}`;
}

function anyCallTo(service: string, names: string): string {
  return `{($.eventSource=${service}.amazonaws.com) && (${anyOf(names)})}`;
}

function anyOf(names: string): string {
  return names
    .split(' ')
    .map((name) => `($.eventName=${name})`)
    .join(' || ');
}
