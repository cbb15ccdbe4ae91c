import type { AwsState } from './aws-state.js';
import type { Attributes, Provisioner } from './stack-machine.js';

/** What our stacks do to the invented organization; other types only get a name. */
export function memoryProvisioner(state: AwsState): Provisioner {
  return {
    put: async ({ accountId, region }, type, logicalId, properties, known) => {
      const at = { accountId, region };
      switch (type) {
        case 'AWS::S3::Bucket':
          return putBucket(state, at, properties);
        case 'AWS::KMS::Key':
          return known['Arn'] === undefined ? newKey(at) : known;
        case 'AWS::CloudTrail::Trail':
          return putTrail(state, at, properties);
        case 'AWS::Organizations::Policy':
          return putPolicy(state, properties, known);
        default:
          return namedAttributes(at, type, logicalId, properties);
      }
    },
    remove: async (_home, type, _logicalId, known) => {
      if (type === 'AWS::S3::Bucket') removeBucket(state, known['Ref']!);
      if (type === 'AWS::CloudTrail::Trail') {
        state.trails.splice(
          state.trails.findIndex(({ arn }) => arn === known['Arn']),
          1,
        );
      }
      if (type === 'AWS::Organizations::Policy') {
        state.policies.splice(
          state.policies.findIndex(({ id }) => id === known['Id']),
          1,
        );
      }
    },
  };
}

type At = { readonly accountId: string; readonly region: string };
type Properties = Readonly<Record<string, unknown>>;

function putBucket(state: AwsState, { accountId, region }: At, properties: Properties): Attributes {
  const name = String(properties['BucketName']);
  const rule = (
    properties['ObjectLockConfiguration'] as { Rule?: { DefaultRetention?: LockRule } } | undefined
  )?.Rule?.DefaultRetention;
  const lock = rule === undefined ? undefined : { mode: rule.Mode, days: Number(rule.Days) };
  const found = state.buckets.get(name);
  if (found !== undefined && found.accountId !== accountId) throw new Error(`${name} already exists`);
  if (found !== undefined) found.lock = lock;
  else {
    state.buckets.set(name, {
      name,
      accountId,
      region,
      publicAccessBlocked: true,
      ownerEnforced: true,
      policy: undefined,
      lock,
      hasObjectLock: lock !== undefined,
      versions: [],
    });
  }
  return { Ref: name, Arn: `arn:aws:s3:::${name}` };
}

interface LockRule {
  readonly Mode: 'GOVERNANCE' | 'COMPLIANCE';
  readonly Days: number;
}

function removeBucket(state: AwsState, name: string): void {
  const bucket = state.buckets.get(name);
  if ((bucket?.versions.length ?? 0) > 0) {
    throw new Error(
      'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
    );
  }
  state.buckets.delete(name);
}

function newKey({ accountId, region }: At): Attributes {
  const id = '11111111-2222-3333-4444-555555555555';
  return { Ref: id, KeyId: id, Arn: `arn:aws:kms:${region}:${accountId}:key/${id}` };
}

function putTrail(state: AwsState, { accountId, region }: At, properties: Properties): Attributes {
  const name = String(properties['TrailName']);
  const arn = `arn:aws:cloudtrail:${region}:${accountId}:trail/${name}`;
  if (!state.trustedServices.has('cloudtrail.amazonaws.com')) {
    throw new Error(
      'The request could not be processed because trusted access is not enabled (CloudTrailAccessNotEnabledException)',
    );
  }
  if (!state.buckets.has(String(properties['S3BucketName']))) {
    throw new Error(
      `S3 bucket ${String(properties['S3BucketName'])} does not exist! (S3BucketDoesNotExistException)`,
    );
  }
  if (!state.trails.some((trail) => trail.arn === arn)) {
    state.trails.push({
      name,
      arn,
      homeRegion: region as never,
      isOrganizationTrail: properties['IsOrganizationTrail'] === true,
      isMultiRegion: properties['IsMultiRegionTrail'] === true,
      hasLogFileValidation: properties['EnableLogFileValidation'] === true,
      hasGlobalServiceEvents: true,
      bucket: String(properties['S3BucketName']),
      prefix: String(properties['S3KeyPrefix'] ?? ''),
      keyArn: properties['KMSKeyId'] === undefined ? undefined : String(properties['KMSKeyId']),
      isLogging: false,
      latestDelivery: undefined,
      latestDigestDelivery: undefined,
      errors: {},
      ownerAccountId: accountId,
    });
  }
  return { Ref: name, Arn: arn };
}

function putPolicy(state: AwsState, properties: Properties, known: Attributes): Attributes {
  const type = properties['Type'] as 'SERVICE_CONTROL_POLICY';
  if (!state.policyTypes.has(type)) throw new Error(`${type} is not enabled (PolicyTypeNotEnabledException)`);
  const content = properties['Content'];
  const policy = {
    id: known['Id'] ?? `p-${state.policies.length + 1}`,
    name: String(properties['Name']),
    type,
    content: typeof content === 'string' ? content : JSON.stringify(content),
    targets: new Set((properties['TargetIds'] ?? []) as readonly string[]),
  };
  const index = state.policies.findIndex(({ id }) => id === policy.id);
  state.policies.splice(index === -1 ? state.policies.length : index, index === -1 ? 0 : 1, policy);
  return { Ref: policy.id, Id: policy.id };
}

/** Physical names of types that the steps never look at. */
export function namedAttributes(
  { accountId, region }: At,
  type: string,
  logicalId: string,
  properties: Properties,
): Attributes {
  const service = type.split('::')[1]!.toLowerCase();
  const name = String(
    Object.entries(properties).find(([key]) =>
      /^(?:Role|Table|Function|Topic|Queue|Bus|WorkGroup)?Name$/.test(key),
    )?.[1] ?? logicalId,
  );
  const arn = `arn:aws:${service}:${region}:${accountId}:${name}`;
  const names = Object.fromEntries(NAME_ATTRIBUTES.map((attribute) => [attribute, name]));
  const arns = Object.fromEntries(ARN_ATTRIBUTES.map((attribute) => [attribute, arn]));
  return { Ref: name, ...names, ...arns };
}

/** The attributes that our templates ask for; whether AWS has them is cfn-lint's to say. */
const NAME_ATTRIBUTES = ['Name', 'Id', 'QueueName', 'FunctionName', 'RoleId', 'LogGroupName'];
const ARN_ATTRIBUTES = ['Arn', 'QueueUrl', 'TopicArn', 'PermissionSetArn'];
