import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { afterEach, describe, expect, it } from 'vitest';
import { type JsonAnswer, type JsonServer, startJsonServer } from '../../../test/contract/json-server.js';
import { accountsBelow } from './accounts-below.js';

const open: { server?: JsonServer } = {};
afterEach(() => open.server?.stop());

const ok = (document: unknown): JsonAnswer => ({ kind: 'ok', document });

/** What stands in each unit; accounts come one to a page. */
const UNITS: Readonly<
  Record<string, { readonly accounts: readonly string[]; readonly units: readonly string[] }>
> = {
  'ou-ab12-11111111': { accounts: ['111111111111', '222222222222'], units: ['ou-ab12-22222222'] },
  'ou-ab12-22222222': { accounts: [], units: ['ou-ab12-33333333'] },
  'ou-ab12-33333333': { accounts: ['333333333333'], units: ['ou-ab12-44444444'] },
  'ou-ab12-44444444': { accounts: [], units: [] },
};

async function ask(unitId: string, refusal?: string) {
  const server = await startJsonServer(({ operation, input }) => {
    if (refusal !== undefined) return { kind: 'error', name: refusal };
    const unit = UNITS[String(input['ParentId'])];
    if (unit === undefined) return { kind: 'error', name: 'ParentNotFoundException' };
    if (operation !== 'ListAccountsForParent') {
      return ok({ OrganizationalUnits: unit.units.map((Id) => ({ Id })) });
    }
    const at = Number(input['NextToken'] ?? 0);
    const NextToken = at + 1 < unit.accounts.length ? String(at + 1) : undefined;
    return ok({ Accounts: unit.accounts.slice(at, at + 1).map((Id) => ({ Id })), NextToken });
  });
  open.server = server;
  const client = new OrganizationsClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'example', secretAccessKey: 'example' },
  });
  return accountsBelow(client, 'organization', unitId);
}

describe('the accounts below a unit', () => {
  it('are those of every page in it and in the units below it', async () => {
    expect(await ask('ou-ab12-11111111')).toEqual(['111111111111', '222222222222', '333333333333']);
  });

  it('are none where nothing stands, and unknown where there is no such unit', async () => {
    expect(await ask('ou-ab12-44444444')).toEqual([]);
    await open.server?.stop();
    expect(await ask('ou-ab12-99999999')).toBeUndefined();
  });

  it('are refused in words that name the call', async () => {
    await expect(ask('ou-ab12-11111111', 'AccessDeniedException')).rejects.toThrow(
      'organizations:ListAccountsForParent',
    );
  });
});
