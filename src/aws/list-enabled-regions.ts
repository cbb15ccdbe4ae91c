import type { AccountClient } from '@aws-sdk/client-account';
import pLimit from 'p-limit';
import { type AccountId, parseRegion, type Region } from '../cloudtrail/index.js';
import { requestOptions, serviceConfig, type ServiceOptions } from './client-settings.js';
import { lookUpAll, type LookupTrouble } from './lookup.js';

export interface EnabledRegions {
  /** Of the accounts that could be asked for. */
  readonly regions: ReadonlyMap<AccountId, readonly Region[]>;
  readonly failures: readonly { readonly accountId: AccountId; readonly trouble: LookupTrouble }[];
}

const requestsAtOnce = 4;

/**
 * The Regions that accounts have enabled: one request an account. Members can be asked for by the
 * management account and delegated administrators, the management account by itself only. Who is
 * denied the first member is not let to the others either, and they are not asked for.
 * https://docs.aws.amazon.com/accounts/latest/reference/API_ListRegions.html
 */
export async function listEnabledRegions(
  options: ServiceOptions,
  region: string,
  management: AccountId,
  members: readonly AccountId[],
): Promise<EnabledRegions> {
  const { AccountClient } = await import('@aws-sdk/client-account');
  const client = new AccountClient({ ...serviceConfig(options), region });
  const regions = new Map<AccountId, readonly Region[]>();
  const failures: { accountId: AccountId; trouble: LookupTrouble }[] = [];
  const ask = async (accountId: AccountId, named: boolean): Promise<void> => {
    const { items, trouble } = await askFor(client, options, named ? accountId : undefined);
    if (trouble === undefined) regions.set(accountId, items);
    else failures.push({ accountId, trouble });
  };
  try {
    if (await isCaller(client, management)) await ask(management, false);
    const [first, ...others] = members;
    if (first !== undefined) await ask(first, true);
    const isDenied = failures.some(({ accountId, trouble }) => accountId === first && isForAll(trouble));
    const limit = pLimit(requestsAtOnce);
    if (!isDenied) await Promise.all(others.map((accountId) => limit(() => ask(accountId, true))));
    return { regions, failures };
  } finally {
    client.destroy();
  }
}

async function askFor(client: AccountClient, options: ServiceOptions, AccountId: string | undefined) {
  const { ListRegionsCommand } = await import('@aws-sdk/client-account');
  const answer = await lookUpAll('account:ListRegions', async (NextToken) => {
    const command = new ListRegionsCommand({
      AccountId,
      NextToken,
      MaxResults: 50,
      RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'],
    });
    const page = await client.send(command, requestOptions(options));
    return { items: page.Regions, nextToken: page.NextToken };
  });
  return { ...answer, items: answer.items.flatMap(({ RegionName }) => parseRegion(RegionName ?? '') ?? []) };
}

function isForAll({ reason }: LookupTrouble): boolean {
  return reason === 'denied' || reason === 'sign-in' || reason === 'unreachable';
}

/** Only some ways to sign in say whose account it is; none is asked for it. */
async function isCaller(client: AccountClient, accountId: AccountId): Promise<boolean> {
  try {
    return (await client.config.credentials()).accountId === accountId;
  } catch {
    return false;
  }
}
