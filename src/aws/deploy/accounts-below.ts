import {
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { type AccountId, parseAccountId } from '../../cloudtrail/index.js';
import { allPages } from './pages.js';
import { call, NONE, none } from './refused-call.js';

/** Accounts in a unit and in the units below it; `undefined` when there is no such unit. */
export async function accountsBelow(
  client: OrganizationsClient,
  where: string,
  unitId: string,
): Promise<readonly AccountId[] | undefined> {
  const accounts: AccountId[] = [];
  const units = [unitId];
  // The list grows while it is gone through.
  for (const unit of units) {
    const children = await childrenOf(client, where, unit);
    if (children === NONE) return undefined;
    accounts.push(...children.accounts);
    units.push(...children.units);
  }
  return accounts;
}

interface Children {
  readonly accounts: readonly AccountId[];
  readonly units: readonly string[];
}

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html */
function childrenOf(
  client: OrganizationsClient,
  where: string,
  ParentId: string,
): Promise<Children | typeof NONE> {
  const service = { name: 'organizations', where };
  const list = async (): Promise<Children> => {
    const accounts = await allPages(async (NextToken) => {
      const page = await client.send(new ListAccountsForParentCommand({ ParentId, NextToken }));
      return { items: page.Accounts, next: page.NextToken };
    });
    const units = await allPages(async (NextToken) => {
      const page = await client.send(new ListOrganizationalUnitsForParentCommand({ ParentId, NextToken }));
      return { items: page.OrganizationalUnits, next: page.NextToken };
    });
    return {
      accounts: accounts.flatMap(({ Id }) => parseAccountId(Id ?? '') ?? []),
      units: units.flatMap(({ Id }) => Id ?? []),
    };
  };
  return call(service, 'ListAccountsForParent', list, { ParentNotFoundException: none });
}
