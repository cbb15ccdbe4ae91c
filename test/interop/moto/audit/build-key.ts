import {
  CreateKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  PutKeyPolicyCommand,
} from '@aws-sdk/client-kms';
import { type PolicyDocument } from '../../../../src/policy/index.js';
import type { AuditFront } from './audit-front.js';

export async function createKey({ accounts }: AuditFront, logArchive: string) {
  const client = new KMSClient(await accounts.settings(logArchive));
  const { KeyMetadata } = await client.send(new CreateKeyCommand({}));
  await client.send(new EnableKeyRotationCommand({ KeyId: KeyMetadata!.KeyId! }));
  return { keyId: KeyMetadata!.KeyId!, keyArn: KeyMetadata!.Arn! };
}

export async function putKeyPolicy(
  { accounts }: AuditFront,
  owner: string,
  KeyId: string,
  policy: PolicyDocument,
) {
  const client = new KMSClient(await accounts.settings(owner));
  await client.send(
    new PutKeyPolicyCommand({ KeyId, PolicyName: 'default', Policy: JSON.stringify(policy) }),
  );
}
