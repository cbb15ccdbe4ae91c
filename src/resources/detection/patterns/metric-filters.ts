import type { MetricFilterRule } from './detection-patterns.js';

/**
 * CIS AWS Foundations Benchmark, monitoring: 4.1 to 4.15 in versions 1.4 to 5.0, 5.1 to 5.15 since. Security
 * Hub looks for the text of the pattern and not for what it means, so the text is as printed, gaps included
 * (SetDefaultPolicyVersion, PutEventSelectors). Thresholds above one where the text matches everyday noise.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export const CIS_METRIC_FILTERS: readonly MetricFilterRule[] = [
  cis(
    1,
    'unauthorized-calls',
    'Calls were refused',
    '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
    20,
  ),
  cis(
    2,
    'sign-in-without-mfa',
    'Somebody signed in without a second factor',
    '{($.eventName="ConsoleLogin") && ($.additionalEventData.MFAUsed !="Yes")}',
  ),
  cis(
    3,
    'root-use',
    'The root user was used',
    '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
  ),
  cis(
    4,
    'iam-policy-changed',
    'An IAM policy was changed',
    anyCall(
      'DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy',
    ),
  ),
  cis(
    5,
    'trail-changed',
    'A trail was changed',
    anyCall('CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging'),
  ),
  cis(
    6,
    'sign-in-failed',
    'Signing in failed again and again',
    '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
    5,
  ),
  cis(
    7,
    'key-lost',
    'A key was disabled or is to be deleted',
    anyCallTo('kms', 'DisableKey ScheduleKeyDeletion'),
  ),
  cis(
    8,
    'bucket-policy-changed',
    'The policy of a bucket was changed',
    anyCallTo(
      's3',
      'PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication',
    ),
  ),
  cis(
    9,
    'config-changed',
    'AWS Config was changed',
    anyCallTo(
      'config',
      'StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder',
    ),
  ),
  cis(
    10,
    'security-group-changed',
    'A security group was changed',
    anyCall(
      'AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup',
    ),
  ),
  cis(
    11,
    'network-acl-changed',
    'A network ACL was changed',
    anyCall(
      'CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation',
    ),
  ),
  cis(
    12,
    'gateway-changed',
    'A network gateway was changed',
    anyCall(
      'CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway',
    ),
  ),
  cis(
    13,
    'route-table-changed',
    'A route table was changed',
    anyCall(
      'CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable',
    ),
  ),
  cis(
    14,
    'vpc-changed',
    'A VPC was changed',
    anyCall(
      'CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink',
    ),
  ),
  cis(
    15,
    'organization-changed',
    'The organization was changed',
    anyCallTo(
      'organizations',
      'AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit',
    ),
  ),
];

function cis(number: number, id: string, title: string, pattern: string, threshold = 1): MetricFilterRule {
  return { id, title, control: `CIS 4.${number}`, pattern, threshold };
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
