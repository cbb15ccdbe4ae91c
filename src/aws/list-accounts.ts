import type { Account } from '@aws-sdk/client-organizations';
import {
  type AccountId,
  type OrganizationId,
  parseAccountId,
  parseOrganizationId,
} from '../cloudtrail/index.js';
import type { AccountStatus, OrganizationAccount } from '../organization/index.js';
import { requestOptions, serviceConfig, type ServiceOptions } from './client-settings.js';
import { lookUp, lookUpAll, type LookupTrouble } from './lookup.js';

/** What Organizations says, as far as it says anything. */
export interface FoundAccounts {
  readonly organizationId: OrganizationId | undefined;
  readonly managementAccountId: AccountId | undefined;
  readonly accounts: readonly OrganizationAccount[];
  readonly troubles: readonly LookupTrouble[];
}

/**
 * DescribeOrganization is open to every member account, ListAccounts to the management account and
 * delegated administrators only; the ARN of an account names the organization as well.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
export async function listAccounts(options: ServiceOptions, region: string): Promise<FoundAccounts> {
  const { OrganizationsClient, DescribeOrganizationCommand, ListAccountsCommand } = await import(
    '@aws-sdk/client-organizations'
  );
  const client = new OrganizationsClient({ ...serviceConfig(options), region });
  try {
    const organization = await lookUp('organizations:DescribeOrganization', () =>
      client.send(new DescribeOrganizationCommand({}), requestOptions(options)),
    );
    const listed = await lookUpAll('organizations:ListAccounts', async (NextToken) => {
      const page = await client.send(new ListAccountsCommand({ NextToken }), requestOptions(options));
      return { items: page.Accounts, nextToken: page.NextToken };
    });
    const { Id, MasterAccountId } =
      organization.kind === 'found' ? (organization.value.Organization ?? {}) : {};
    const named = namesIn(listed.items[0]?.Arn);
    const managementAccountId = parseAccountId(MasterAccountId ?? named.managementAccountId ?? '');
    return {
      organizationId: parseOrganizationId(Id ?? named.organizationId ?? ''),
      managementAccountId,
      accounts: listed.items.flatMap((account) => readAccount(account, managementAccountId) ?? []),
      troubles: [
        ...(organization.kind === 'failed' ? [organization.trouble] : []),
        ...(listed.trouble === undefined ? [] : [listed.trouble]),
      ],
    };
  } finally {
    client.destroy();
  }
}

/** `arn:aws:organizations::111122223333:account/o-exampleorgid/444455556666`: the first is the management account. */
function namesIn(arn: string | undefined) {
  const [, managementAccountId, organizationId] =
    /^arn:[a-z-]+:organizations::(\d{12}):account\/(o-[a-z0-9]+)\//.exec(arn ?? '') ?? [];
  return { managementAccountId, organizationId };
}

function readAccount(account: Account, management: AccountId | undefined): OrganizationAccount | undefined {
  const accountId = parseAccountId(account.Id ?? '');
  if (accountId === undefined) return undefined;
  return {
    accountId,
    name: account.Name === undefined || account.Name === '' ? accountId : account.Name,
    role: accountId === management ? 'management' : 'member',
    unit: unitOf(account.Paths?.[0]),
    ...(account.JoinedTimestamp === undefined ? {} : { joinedAt: account.JoinedTimestamp }),
    status: accountStatusOf(account),
  };
}

/** `o-exampleorgid/r-ab12/ou-ab12-11111111/444455556666/`, of which the ids of root and units stay. */
function unitOf(path: string | undefined): string {
  const parts = (path ?? '').split('/').filter((part) => /^(?:r|ou)-/.test(part));
  return parts.length === 0 ? 'unknown' : parts.join('/');
}

const statuses: readonly AccountStatus[] = [
  'PENDING_ACTIVATION',
  'ACTIVE',
  'SUSPENDED',
  'PENDING_CLOSURE',
  'CLOSED',
];

/** `State` has taken the place of `Status`; a word that is newer than this list is as good as active. */
export function accountStatusOf({ State, Status }: Account): AccountStatus {
  return statuses.find((status) => status === (State ?? Status)) ?? 'ACTIVE';
}
