import { apisOf, type CallContext, read, write } from './api.js';

const keyArn = (call: CallContext) =>
  `arn:aws:kms:${call.region}:${call.account.id}:key/${call.random.pick(call.resources.keys)}`;
const keyResource = (call: CallContext) => [
  { accountId: call.account.id, type: 'AWS::KMS::Key', ARN: keyArn(call) },
];
const onKey = { resources: keyResource };

export const kms = apisOf(
  { source: 'kms.amazonaws.com', prefix: 'kms', eventVersion: '1.11', keepsRefusedRequest: true },
  {
    'kms:Decrypt': read(
      (call) => ({
        encryptionContext: {
          SecretARN: call.random.pick(call.resources.secrets).arn,
          SecretVersionId: call.random.uuid(),
        },
        encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      }),
      onKey,
    ),
    'kms:Encrypt': read((call) => ({ keyId: keyArn(call), encryptionAlgorithm: 'SYMMETRIC_DEFAULT' }), onKey),
    'kms:GenerateDataKey': read(
      (call) => ({
        keyId: keyArn(call),
        keySpec: 'AES_256',
        encryptionContext: { 'aws:s3:arn': `arn:aws:s3:::${call.random.pick(call.resources.buckets)}` },
      }),
      onKey,
    ),
    'kms:DescribeKey': read((call) => ({ keyId: keyArn(call) }), onKey),
    'kms:GetKeyPolicy': read((call) => ({ keyId: keyArn(call), policyName: 'default' }), onKey),
    'kms:GetKeyRotationStatus': read((call) => ({ keyId: keyArn(call) }), onKey),
    'kms:ListKeys': read((call) => (call.random.chance(0.5) ? null : { limit: 1000 })),
    'kms:ListAliases': read(() => ({ limit: 100 })),
    'kms:ListResourceTags': read((call) => ({ keyId: keyArn(call) }), onKey),
    'kms:CreateGrant': write(
      (call) => ({
        keyId: keyArn(call),
        granteePrincipal: `autoscaling.${call.region}.amazonaws.com`,
        operations: ['Decrypt', 'GenerateDataKeyWithoutPlaintext', 'CreateGrant'],
        constraints: {
          encryptionContextSubset: { 'aws:ebs:id': call.random.pick(call.resources.instances).volumeId },
        },
      }),
      (call) => ({ grantId: call.random.hex(64), keyId: keyArn(call) }),
      onKey,
    ),
  },
);
