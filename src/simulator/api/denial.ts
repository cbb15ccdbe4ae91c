import type { Api, CallContext } from './api.js';

/** Who says no: the absence of a permission, or a policy of the organization. */
export type DenialReason = 'identity-policy' | 'service-control-policy';

export interface CallError {
  readonly code: string;
  readonly message: string;
}

/** The error of a refused call, in AWS's words: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function denial(call: CallContext, api: Api, reason: DenialReason, resource = '*'): CallError {
  const action = `${api.service.prefix}:${actionName(api)}`;
  const because =
    reason === 'identity-policy'
      ? `because no identity-based policy allows the ${action} action`
      : `with an explicit deny in a service control policy: arn:aws:organizations::${call.world.accountFor('management').id}:policy/${call.world.organizationId}/service_control_policy/p-${call.world.organizationId.slice(2, 10)}`;
  const sentence = `User: ${call.caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
  const code = api.service.refusal ?? 'AccessDenied';
  if (code !== 'Client.UnauthorizedOperation') return { code, message: sentence };
  return {
    code,
    message: `You are not authorized to perform this operation. ${sentence}. Encoded authorization failure message: ${call.random.base64(380).replaceAll('/', '_').replaceAll('+', '-')}`,
  };
}

/** Event names that are not the name of the IAM action. */
const actionNames: Readonly<Record<string, string>> = {
  GetBucketCors: 'GetBucketCORS',
  GetBucketEncryption: 'GetEncryptionConfiguration',
  GetBucketLifecycle: 'GetLifecycleConfiguration',
  GetBucketReplication: 'GetReplicationConfiguration',
  HeadBucket: 'ListBucket',
  ListBuckets: 'ListAllMyBuckets',
  PutBucketEncryption: 'PutEncryptionConfiguration',
  PutBucketLifecycle: 'PutLifecycleConfiguration',
};

/** Lambda's event names end in the date of their API, which the action does not. */
function actionName(api: Api): string {
  return actionNames[api.name] ?? api.name.replace(/20\d{6}(v\d+)?$/, '');
}
