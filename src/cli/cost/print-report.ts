import type {
  CostGroup,
  CostReport,
  Mover,
  ReportedAccount,
  ServiceCost,
  SpikeRules,
} from '../../cost/index.js';
import {
  bold,
  countOf,
  cyan,
  dim,
  formatBytes,
  formatCount,
  formatUsd,
  padText,
  renderBar,
  renderSparkline,
  renderTable,
  yellow,
} from '../../report/index.js';
import type { Output } from '../output.js';
import { accountName, minute, serviceName } from './names.js';
import type { PriceStatement } from './price-statement.js';
import { printAnomalies } from './print-anomalies.js';
import { printLineTotals } from './print-lines.js';
import { printPrices } from './print-prices.js';

const ACCOUNTS_SHOWN = 25;

/** The report for a person: what it costs, who causes it, what is paid twice. */
export function printReport(
  output: Output,
  report: CostReport,
  prices: PriceStatement,
  rules: SpikeRules,
): void {
  printTotal(output, report);
  printAccounts(output, report.accounts);
  printLineTotals(
    output,
    report.accounts.flatMap(({ lines }) => lines),
  );
  printDuplicates(output, report);
  printAnomalies(output, report, rules);
  printServices(output, report.services);
  printMovers(output, report);
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

function printAccounts(output: Output, accounts: readonly ReportedAccount[]): void {
  heading(output, 'Accounts');
  const shown = accounts.slice(0, ACCOUNTS_SHOWN);
  const table = {
    columns: [
      { name: 'account', align: 'left', whole: true },
      { name: 'over time', align: 'left' },
      { name: 'events', align: 'right', whole: true },
      { name: 'paid copies', align: 'right', whole: true },
      { name: 'size', align: 'right', whole: true },
      { name: 'dollars', align: 'right', whole: true },
    ] as const,
    rows: shown.map(({ accountId, events, paidEvents, bytes, usd, trend }) => [
      accountName(accountId),
      renderSparkline(trend.events),
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
    serviceName(service),
    principal,
    formatCount(events),
    formatUsd(usd),
  ];
}

const SERVICES_SHOWN = 12;
const BAR_WIDTH = 30;

function printServices(output: Output, services: readonly ServiceCost[]): void {
  heading(output, 'Services');
  const shown = [...services].sort((left, right) => right.events - left.events).slice(0, SERVICES_SHOWN);
  const most = Math.max(...shown.map(({ events }) => events));
  const width = Math.max(...shown.map(({ service }) => serviceName(service).length));
  for (const { service, events, usd } of shown) {
    const bar = padText(renderBar(events, most, BAR_WIDTH), BAR_WIDTH, 'left');
    output.print([
      `${padText(serviceName(service), width, 'left')}  `,
      cyan(bar),
      ` ${countOf(events, 'event')}, ${formatUsd(usd)}`,
    ]);
  }
  const left = services.length - shown.length;
  if (left > 0) output.print(dimLine(`and ${countOf(left, 'more service')}`));
}

const MOVERS_SHOWN = 8;

function printMovers(output: Output, { movers, compared }: CostReport): void {
  if (movers.length === 0) return;
  const hours = compared.to - compared.middle;
  const time = hours % 24 === 0 ? countOf(hours / 24, 'day') : countOf(hours, 'hour');
  heading(output, `Changed most, the last ${time} compared with the ${time} before`);
  const table = {
    columns: [
      { name: 'account', align: 'left', whole: true },
      { name: 'category', align: 'left' },
      { name: 'service', align: 'left' },
      { name: 'before', align: 'right', whole: true },
      { name: 'after', align: 'right', whole: true },
      { name: 'change', align: 'right', whole: true },
    ] as const,
    rows: movers.slice(0, MOVERS_SHOWN).map(moverCells),
  };
  for (const line of renderTable(table, output.width)) output.print(line);
}

function moverCells({ accountId, category, service, before, after }: Mover): readonly string[] {
  const change = after - before;
  return [
    accountName(accountId),
    category,
    serviceName(service),
    formatCount(before),
    formatCount(after),
    `${change > 0 ? '+' : ''}${formatCount(change)}`,
  ];
}

function heading(output: Output, text: string): void {
  output.print('');
  output.print([bold(text)]);
}

function dimLine(text: string) {
  return [dim(text)];
}
