import { type BilledAccount, billedAccounts, type CostReport } from '../../cost/index.js';
import { bold, formatCount, renderTable, yellow } from '../../report/index.js';
import type { GlobalOptions } from '../global-options.js';
import type { Output } from '../output.js';
import { askCostExplorer } from './ask-cost-explorer.js';
import { accountName } from './names.js';

/** What AWS counted on the days of a report, or why nobody knows. */
export interface Billed {
  readonly costExplorer:
    | { readonly kind: 'found'; readonly requests: number; readonly accounts: readonly BilledAccount[] }
    | { readonly kind: 'failed'; readonly reason: string };
}

const DAY = 86_400_000;

export async function readBilled(
  { from, to }: CostReport,
  globals: GlobalOptions,
  signal: AbortSignal,
): Promise<Billed> {
  const days = {
    from: new Date(Math.floor(from.getTime() / DAY) * DAY),
    to: new Date((Math.floor(to.getTime() / DAY) + 1) * DAY),
  };
  const answer = await askCostExplorer(globals, days, signal);
  if (answer.kind === 'failed') return { costExplorer: answer };
  const { requests, records } = answer;
  return { costExplorer: { kind: 'found', requests, accounts: billedAccounts(records) } };
}

/** Beside what the lake shows: paid copies that are only here belong to a trail whose bucket was not ingested. */
export function printBilled(output: Output, { accounts }: CostReport, { costExplorer }: Billed): void {
  output.print('');
  output.print([bold('What AWS counted'), ', whole days']);
  if (costExplorer.kind === 'failed') {
    output.complain([yellow('Cost Explorer gives no answer: '), costExplorer.reason]);
    return;
  }
  const table = {
    columns: [
      { name: 'account', align: 'left', whole: true },
      { name: 'management', align: 'right', whole: true },
      { name: 'paid copies', align: 'right', whole: true },
      { name: 'paid copies in the lake', align: 'right', whole: true },
      { name: 'data', align: 'right', whole: true },
      { name: 'charged', align: 'right', whole: true },
    ] as const,
    rows: costExplorer.accounts.map((account) => [
      accountName(account.accountId),
      formatCount(account.managementEvents),
      formatCount(account.paidEvents),
      formatCount(accounts.find(({ accountId }) => accountId === account.accountId)?.paidEvents ?? 0),
      formatCount(account.dataEvents),
      `$${account.usd.toFixed(2)}`,
    ]),
  };
  for (const line of renderTable(table, output.width)) output.print(line);
}
