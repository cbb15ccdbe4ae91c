/** What IAM has to allow for a request as it came over the wire; told without a look at what sends it. */
export function permissionOf({
  service,
  operation,
}: {
  readonly service: string;
  readonly operation: string;
}): string {
  if (service === 's3') return `s3:${storageAction(operation)}`;
  if (service === 'account') return 'account:ListRegions';
  // CloudWatch is asked in CBOR, with the operation in the path.
  if (service === 'monitoring') return `cloudwatch:${operation.split('/').at(-1) ?? ''}`;
  return `${service}:${operation}`;
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
const SUBRESOURCES: Readonly<Record<string, string>> = {
  acl: 'GetBucketAcl',
  encryption: 'GetEncryptionConfiguration',
  lifecycle: 'GetLifecycleConfiguration',
  location: 'GetBucketLocation',
  logging: 'GetBucketLogging',
  'object-lock': 'GetBucketObjectLockConfiguration',
  ownershipControls: 'GetBucketOwnershipControls',
  policy: 'GetBucketPolicy',
  policyStatus: 'GetBucketPolicyStatus',
  publicAccessBlock: 'GetBucketPublicAccessBlock',
  replication: 'GetReplicationConfiguration',
  retention: 'GetObjectRetention',
  versioning: 'GetBucketVersioning',
  versions: 'ListBucketVersions',
};

function storageAction(operation: string): string {
  const [verb, target = ''] = operation.split(' ');
  const [place = '', query = ''] = target.split('?');
  if (place.startsWith('/v20180820/configuration/publicAccessBlock')) return 'GetAccountPublicAccessBlock';
  const names = new Set(new URLSearchParams(query).keys());
  const found = Object.entries(SUBRESOURCES).find(([name]) => names.has(name));
  if (found !== undefined) return found[1];
  if (verb === 'Head' || names.has('list-type')) return 'ListBucket';
  return `${verb} ${target}`;
}
