import type { AccountId, Region } from '../../cloudtrail/index.js';
import type { Audit } from '../view/index.js';
import { type CoverageCell, coverageCell } from './coverage-cell.js';

/** Account × Region: where the trail records, delivers, can be proven and is kept. */
export interface AuditMatrix {
  /** Every Region that some account has, in order. */
  readonly regions: readonly Region[];
  /** Every active account, in the order of the snapshot. */
  readonly rows: readonly AuditMatrixRow[];
}

export interface AuditMatrixRow {
  readonly accountId: AccountId;
  readonly name: string;
  /** In the order of the matrix' Regions; null where the account does not have the Region. */
  readonly cells: readonly (CoverageCell | null)[];
}

export function auditMatrix(audit: Audit): AuditMatrix {
  const accounts = accountsOf(audit);
  const own = new Map(accounts.map(({ accountId }) => [accountId, regionsOf(audit, accountId)]));
  const regions = [...new Set([...own.values()].flatMap((each) => [...each]))].sort();
  return {
    regions,
    rows: accounts.map(({ accountId, name }) => ({
      accountId,
      name,
      cells: regions.map((region) =>
        own.get(accountId)?.has(region) === true ? coverageCell(audit, accountId, region) : null,
      ),
    })),
  };
}

type NamedAccount = Pick<AuditMatrixRow, 'accountId' | 'name'>;

/** While the accounts may not be listed, those that could be asked. */
function accountsOf({ activeAccounts, snapshot }: Audit): readonly NamedAccount[] {
  if (activeAccounts.kind === 'known') return activeAccounts.value;
  return snapshot.accounts.map(({ accountId }) => ({ accountId, name: '' }));
}

function regionsOf(
  { accountOf, regionsOf: enabledRegions }: Audit,
  accountId: AccountId,
): ReadonlySet<Region> {
  const enabled = enabledRegions(accountId);
  const asked = accountOf(accountId)?.inRegions.map(({ region }) => region) ?? [];
  return new Set(enabled.kind === 'known' ? enabled.value : asked);
}
