import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

export const MOTO_MANAGEMENT = '123456789012';

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export const OWN_CREDENTIALS: Credentials = { accessKeyId: 'rig', secretAccessKey: 'not-a-secret' };

export interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Credentials;
}

/** moto keeps the state of accounts apart by who a request is signed for. */
export function openMotoAccounts(endpoint: string) {
  const known = new Map<string, Credentials>([[MOTO_MANAGEMENT, OWN_CREDENTIALS]]);
  return {
    async settings(accountId: string, region = 'us-east-1'): Promise<ClientSettings> {
      const credentials = known.get(accountId) ?? (await assumeRole(endpoint, accountId));
      known.set(accountId, credentials);
      return { endpoint, region, credentials };
    },
  };
}

export type MotoAccounts = ReturnType<typeof openMotoAccounts>;

async function assumeRole(endpoint: string, accountId: string): Promise<Credentials> {
  const client = new STSClient({ endpoint, region: 'us-east-1', credentials: OWN_CREDENTIALS });
  const RoleArn = `arn:aws:iam::${accountId}:role/rig`;
  const answer = await client.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'rig' }));
  client.destroy();
  const { AccessKeyId, SecretAccessKey, SessionToken } = answer.Credentials!;
  return { accessKeyId: AccessKeyId!, secretAccessKey: SecretAccessKey!, sessionToken: SessionToken! };
}
