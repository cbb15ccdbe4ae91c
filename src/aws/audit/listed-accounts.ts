import { type Account, ListAccountsForParentCommand } from '@aws-sdk/client-organizations';
import type { Answer, ListedAccount, OrganizationalUnit, OrganizationRoot } from '../../audit/index.js';
import { type AccountId, parseAccountId, type Region } from '../../cloudtrail/index.js';
import { accountStatusOf } from '../list-accounts.js';
import { known, notAsked } from './ask.js';
import type { Session } from './session.js';

/** An account with the parent that its path names, where AWS tells the path. */
export interface ReadAccount extends Omit<ListedAccount, 'parentId'> {
  readonly parentId: string | undefined;
}

export function readAccount(account: Account): ReadAccount | undefined {
  const accountId = parseAccountId(account.Id ?? '');
  if (accountId === undefined) return undefined;
  return {
    accountId,
    name: account.Name ?? accountId,
    status: accountStatusOf(account),
    ...(account.JoinedTimestamp !== undefined && { joinedAt: account.JoinedTimestamp.toISOString() }),
    // `o-exampleorgid/r-ab12/ou-ab12-11111111/444455556666/`
    parentId: account.Paths?.[0]?.split('/').findLast((part) => /^(?:r|ou)-/.test(part)),
  };
}

/** Asks for parents, one call for each root and unit, only when AWS did not tell the path of every account. */
export async function withParents(
  session: Session,
  region: Region,
  listed: Answer<readonly ReadAccount[]>,
  roots: Answer<readonly OrganizationRoot[]>,
  units: Answer<readonly OrganizationalUnit[]>,
): Promise<Answer<readonly ListedAccount[]>> {
  if (listed.kind === 'unknown') return listed;
  const isComplete = listed.value.every(({ parentId }) => parentId !== undefined);
  const parents = isComplete
    ? known(new Map<AccountId, string>())
    : await askParents(session, region, roots, units);
  const place = { accountId: session.accountId, region };
  return known(
    listed.value.map((account): ListedAccount => {
      if (account.parentId !== undefined) return { ...account, parentId: known(account.parentId) };
      if (parents.kind === 'unknown') return { ...account, parentId: parents };
      const parentId = parents.value.get(account.accountId);
      const missing = notAsked(
        'organizations:ListAccountsForParent',
        place,
        'no root or unit names the account',
      );
      return { ...account, parentId: parentId === undefined ? missing : known(parentId) };
    }),
  );
}

async function askParents(
  session: Session,
  region: Region,
  roots: Answer<readonly OrganizationRoot[]>,
  units: Answer<readonly OrganizationalUnit[]>,
): Promise<Answer<ReadonlyMap<AccountId, string>>> {
  if (roots.kind === 'unknown') return roots;
  if (units.kind === 'unknown') return units;
  const found = new Map<AccountId, string>();
  for (const { id } of [...roots.value, ...units.value]) {
    const answer = await accountsBelow(session, region, id);
    if (answer.kind === 'unknown') return answer;
    for (const accountId of answer.value) found.set(accountId, id);
  }
  return known(found);
}

async function accountsBelow(session: Session, region: Region, ParentId: string) {
  return session.askAll('organizations:ListAccountsForParent', region, async (client, options, NextToken) => {
    const page = await client.send(new ListAccountsForParentCommand({ ParentId, NextToken }), options);
    const items = (page.Accounts ?? []).flatMap(({ Id }) => parseAccountId(Id ?? '') ?? []);
    return { items, nextToken: page.NextToken };
  });
}
