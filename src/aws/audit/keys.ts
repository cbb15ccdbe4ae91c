import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  ListGrantsCommand,
} from '@aws-sdk/client-kms';
import type { Answer, KeyDescription, KeyFacts, KeyGrant } from '../../audit/index.js';
import type { Region } from '../../cloudtrail/index.js';
import { mapKnown } from './ask.js';
import { parseDocument } from './parse-document.js';
import type { Session } from './session.js';

/**
 * A key as its owner sees it. An alias is resolved first: the other calls do not take one.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html
 */
export async function collectKey(session: Session, region: Region, name: string): Promise<KeyFacts> {
  const description = await describeKey(session, region, name);
  const KeyId = description.kind === 'known' ? description.value.arn : name;
  return {
    name,
    description,
    policy: await policyOf(session, region, KeyId),
    rotates: await rotationOf(session, region, KeyId),
    grants: await grantsOf(session, region, KeyId),
  };
}

async function describeKey(session: Session, region: Region, KeyId: string): Promise<Answer<KeyDescription>> {
  const answer = await session.ask('kms:DescribeKey', region, (client, options) =>
    client.send(new DescribeKeyCommand({ KeyId }), options),
  );
  return mapKnown(answer, ({ KeyMetadata }) => ({
    arn: KeyMetadata?.Arn ?? KeyId,
    state: KeyMetadata?.KeyState ?? '',
    manager: KeyMetadata?.KeyManager ?? 'CUSTOMER',
    spec: KeyMetadata?.KeySpec ?? '',
    ...(KeyMetadata?.DeletionDate !== undefined && { deletionAt: KeyMetadata.DeletionDate.toISOString() }),
  }));
}

async function policyOf(session: Session, region: Region, KeyId: string): Promise<KeyFacts['policy']> {
  const operation = 'kms:GetKeyPolicy';
  const answer = await session.ask(operation, region, (client, options) =>
    client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }), options),
  );
  if (answer.kind === 'unknown') return answer;
  return parseDocument(answer.value.Policy, operation, { accountId: session.accountId, region });
}

async function rotationOf(session: Session, region: Region, KeyId: string): Promise<Answer<boolean>> {
  const answer = await session.ask('kms:GetKeyRotationStatus', region, (client, options) =>
    client.send(new GetKeyRotationStatusCommand({ KeyId }), options),
  );
  return mapKnown(answer, ({ KeyRotationEnabled }) => KeyRotationEnabled === true);
}

async function grantsOf(
  session: Session,
  region: Region,
  KeyId: string,
): Promise<Answer<readonly KeyGrant[]>> {
  return session.askAll('kms:ListGrants', region, async (client, options, Marker) => {
    const page = await client.send(new ListGrantsCommand({ KeyId, Marker }), options);
    const items = (page.Grants ?? []).map((grant) => ({
      id: grant.GrantId ?? '',
      name: grant.Name ?? '',
      grantee: grant.GranteePrincipal ?? '',
      operations: grant.Operations ?? [],
      isConstrained: Object.keys(grant.Constraints ?? {}).length > 0,
    }));
    return { items, nextToken: page.Truncated === true ? page.NextMarker : undefined };
  });
}
