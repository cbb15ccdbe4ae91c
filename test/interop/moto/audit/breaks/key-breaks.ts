import {
  CancelKeyDeletionCommand,
  CreateGrantCommand,
  DisableKeyCommand,
  DisableKeyRotationCommand,
  EnableKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  PutKeyPolicyCommand,
  RevokeGrantCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { listed, type PolicyStatement } from '../../../../../src/policy/index.js';
import { type Scene, type Break, logArchiveOf } from './scene.js';
import { type Change, adding } from './statements.js';

/** The key. */
export const KEY_BREAKS: readonly Break[] = [
  {
    name: 'everybody may decrypt',
    fails: ['KMS-01'],
    run: ofKeyPolicy(
      adding(() => ({ Sid: 'Wide', Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' })),
    ),
  },
  {
    name: 'a stranger has a grant for the key',
    fails: ['KMS-01'],
    run: async (scene) => {
      const client = await keys(scene);
      const KeyId = scene.organization.keyId;
      const GranteePrincipal = 'arn:aws:iam::999999999999:role/stranger';
      const { GrantId } = await client.send(
        new CreateGrantCommand({ KeyId, GranteePrincipal, Operations: ['Decrypt'] }),
      );
      return async () => client.send(new RevokeGrantCommand({ KeyId, GrantId }));
    },
  },
  {
    name: 'the key is to be deleted',
    fails: ['KMS-02', 'TRL-09'],
    run: async (scene) => {
      const client = await keys(scene);
      const KeyId = scene.organization.keyId;
      await client.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
      return async () => {
        await client.send(new CancelKeyDeletionCommand({ KeyId }));
        await client.send(new EnableKeyCommand({ KeyId }));
      };
    },
  },
  {
    name: 'the key is disabled',
    fails: ['KMS-02', 'TRL-09'],
    run: async (scene) => {
      const client = await keys(scene);
      const KeyId = scene.organization.keyId;
      await client.send(new DisableKeyCommand({ KeyId }));
      return async () => client.send(new EnableKeyCommand({ KeyId }));
    },
  },
  {
    name: 'the key no longer rotates',
    fails: ['KMS-03'],
    run: async (scene) => {
      const client = await keys(scene);
      const KeyId = scene.organization.keyId;
      await client.send(new DisableKeyRotationCommand({ KeyId }));
      return async () => client.send(new EnableKeyRotationCommand({ KeyId }));
    },
  },
];

const keys = async (scene: Scene) => new KMSClient(await scene.front.accounts.settings(logArchiveOf(scene)));
function ofKeyPolicy(change: Change): Break['run'] {
  return async (scene) => {
    const client = await keys(scene);
    const policy = scene.organization.guardrails['key-policy'];
    const put = (Statement: readonly PolicyStatement[]) =>
      client.send(
        new PutKeyPolicyCommand({
          KeyId: scene.organization.keyId,
          PolicyName: 'default',
          Policy: JSON.stringify({ ...policy, Statement }),
        }),
      );
    await put(change(listed(policy.Statement), scene));
    return async () => put(listed(policy.Statement));
  };
}
