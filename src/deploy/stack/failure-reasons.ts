import type { StackEvent } from '../access/index.js';

/** Resources that were stopped because another one failed say so in these words. */
const FOLLOW_UP = /^Resource (?:creation|update|deletion) cancelled$/i;

/** Why a stack failed, resource by resource, the causes before what followed from them. */
export function failureReasons(events: readonly StackEvent[]): readonly string[] {
  return events
    .filter(({ status, reason }) => status.endsWith('_FAILED') && reason !== '' && !FOLLOW_UP.test(reason))
    .map(({ logicalId, resourceType, reason }) => `${logicalId} (${resourceType}): ${reason}`);
}

const PROPAGATING = [
  'InsufficientS3BucketPolicyException',
  'InsufficientEncryptionPolicyException',
  'InsufficientSnsTopicPolicyException',
  'InvalidCloudWatchLogsRoleArnException',
  'InvalidCloudWatchLogsLogGroupArnException',
  'S3BucketDoesNotExistException',
  'Incorrect S3 bucket policy',
  'Insufficient permissions to access S3 bucket',
  'Access denied. Check the trust relationships',
];

/**
 * A policy or role that was just written is not seen everywhere for a while: CloudTrail refuses what it
 * takes a minute later. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html#API_CreateTrail_Errors
 */
export function mayBePropagating(text: string): boolean {
  return PROPAGATING.some((words) => text.includes(words));
}
