import type { AccountCost, CostGroup, CostReport } from '../../cost/index.js';
import {
  bold,
  countOf,
  dim,
  formatBytes,
  formatCount,
  formatUsd,
  renderTable,
  yellow,
} from '../../report/index.js';
import type { Output } from '../output.js';
import type { PriceStatement } from './price-statement.js';
import { printLineTotals } from './print-lines.js';
import { printPrices } from './print-prices.js';

const ACCOUNTS_SHOWN = 25;

/** The report for a person: what it costs, who causes it, what is paid twice. */
export function printReport(output: Output, report: CostReport, prices: PriceStatement): void {
  printTotal(output, report);
  printAccounts(output, report.accounts);
  printLineTotals(
    output,
    report.accounts.flatMap(({ lines }) => lines),
  );
  printDuplicates(output, report);
  printGroups(output, report);
  printPrices(output, prices);
}

function printTotal(output: Output, { from, to, usd, events, bytes, accounts }: CostReport): void {
  const days = (to.getTime() - from.getTime()) / 86_400_000;
  output.print([
    bold(formatUsd(usd)),
    ` for ${countOf(events, 'event')} of ${countOf(accounts.length, 'account')}, ${formatBytes(bytes)} compressed`,
  ]);
  output.print(dimLine(`${minute(from)} to ${minute(to)} UTC, ${days.toFixed(1)} days`));
}

function printAccounts(output: Output, accounts: readonly AccountCost[]): void {
  heading(output, 'Accounts');
  const shown = accounts.slice(0, ACCOUNTS_SHOWN);
  const table = {
    columns: [
      { name: 'account', align: 'left', whole: true },
      { name: 'events', align: 'right', whole: true },
      { name: 'paid copies', align: 'right', whole: true },
      { name: 'size', align: 'right', whole: true },
      { name: 'dollars', align: 'right', whole: true },
    ] as const,
    rows: shown.map(({ accountId, events, paidEvents, bytes, usd }) => [
      accountName(accountId),
      formatCount(events),
      formatCount(paidEvents),
      formatBytes(bytes),
      formatUsd(usd),
    ]),
  };
  for (const line of renderTable(table, output.width)) output.print(line);
  const left = accounts.length - shown.length;
  if (left > 0) output.print(dimLine(`and ${countOf(left, 'more account')}; --json gives all`));
}

function printDuplicates(output: Output, { duplicateTrails, repeatedDeliveries }: CostReport): void {
  if (duplicateTrails.length > 0) heading(output, 'Paid twice');
  for (const { accountId, trails, copies, usd, firstEvent, lastEvent } of duplicateTrails) {
    output.print([
      yellow(accountName(accountId)),
      ` ${countOf(copies, 'event')} recorded by two trails, ${minute(firstEvent)} to ${minute(lastEvent)}: ${formatUsd(usd)}`,
    ]);
    for (const trail of trails) output.print(`  ${trail}`);
  }
  if (repeatedDeliveries === 0) return;
  output.print(
    dimLine(
      `${countOf(repeatedDeliveries, 'event')} came again under one prefix: deliveries that CloudTrail repeated, or two trails with one prefix. Not priced.`,
    ),
  );
}

function printGroups(output: Output, { top }: CostReport): void {
  heading(output, 'Who causes it');
  const table = {
    columns: [
      { name: 'account', align: 'left', whole: true },
      { name: 'region', align: 'left', whole: true },
      { name: 'category', align: 'left' },
      { name: 'service', align: 'left' },
      { name: 'principal', align: 'left' },
      { name: 'events', align: 'right', whole: true },
      { name: 'dollars', align: 'right', whole: true },
    ] as const,
    rows: top.groups.map(groupCells),
  };
  for (const line of renderTable(table, output.width)) output.print(line);
  if (top.left.groups === 0) return;
  const { groups, events, usd } = top.left;
  output.print(
    dimLine(
      `and ${countOf(groups, 'more group')}: ${countOf(events, 'event')}, ${formatUsd(usd)}; --csv gives all`,
    ),
  );
}

function groupCells({
  accountId,
  region,
  category,
  service,
  principal,
  events,
  usd,
}: CostGroup): readonly string[] {
  return [
    accountName(accountId),
    region,
    category,
    service.replace(/\.amazonaws\.com$/, ''),
    principal,
    formatCount(events),
    formatUsd(usd),
  ];
}

export function accountName(accountId: string): string {
  return accountId === '' ? 'unknown' : accountId;
}

function heading(output: Output, text: string): void {
  output.print('');
  output.print([bold(text)]);
}

function dimLine(text: string) {
  return [dim(text)];
}

function minute(moment: Date): string {
  return moment.toISOString().slice(0, 16).replace('T', ' ');
}
