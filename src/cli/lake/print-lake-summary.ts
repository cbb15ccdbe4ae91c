import type { LakeSummary } from '../../lake/index.js';
import {
  bold,
  countOf,
  dim,
  formatBytes,
  formatCount,
  renderBar,
  renderTable,
  type TableColumn,
} from '../../report/index.js';
import type { Output } from '../output.js';
import { printTroubles } from '../print-troubles.js';
import { lakeOption } from '../scope.js';

const BAR_COLUMNS = 20;
/** A terminal that is narrower has room for numbers and times, and for no bars. */
const WIDTH_WITH_BARS = 100;
const SHOWN_ACCOUNTS = 25;

export function printLakeSummary(output: Output, summary: LakeSummary, lake: string): void {
  output.print([bold(summary.folder)]);
  if (summary.firstEvent !== null)
    output.print(`events from ${summary.firstEvent} to ${summary.lastEvent ?? ''}`);
  printTables(output, summary);
  if (summary.accounts.length > 0) printAccounts(output, summary);
  printTroubles(
    output,
    summary.unread.map(({ key, status, reason }) => ({ subject: key, reason: `${status}: ${reason}` })),
  );
  if (summary.daysToCompact > 0) {
    output.note([
      dim(
        `many small files in ${countOf(summary.daysToCompact, 'day')}: orgtrail lake compact${lakeOption(lake)}`,
      ),
    ]);
  }
}

function printTables(output: Output, { tables }: LakeSummary): void {
  print(
    output,
    [left('table'), right('rows'), right('files'), right('size'), right('version')],
    tables.map(({ table, rows, files, bytes, version }) => [
      table,
      formatCount(rows),
      formatCount(files),
      formatBytes(bytes),
      String(version),
    ]),
  );
}

function printAccounts(output: Output, { accounts }: LakeSummary): void {
  const shown = busiest(accounts);
  const most = Math.max(...shown.map(({ events }) => events));
  const bars = output.width === undefined || output.width >= WIDTH_WITH_BARS;
  print(
    output,
    [
      whole('account'),
      right('events'),
      ...(bars ? [left('')] : []),
      right('Regions'),
      whole('first event'),
      whole('last event'),
    ],
    shown.map(({ accountId, events, regions, firstEvent, lastEvent }) => [
      accountId ?? '(none)',
      formatCount(events),
      ...(bars ? [renderBar(events, most, BAR_COLUMNS)] : []),
      String(regions),
      firstEvent ?? '',
      lastEvent ?? '',
    ]),
  );
  const more = accounts.length - shown.length;
  if (more > 0)
    output.print([dim(`and ${countOf(more, 'more account')} with fewer events; --json names them all`)]);
}

/** Those with most events when there are too many for a screen, in the order of their ids. */
function busiest(accounts: LakeSummary['accounts']): LakeSummary['accounts'] {
  if (accounts.length <= SHOWN_ACCOUNTS) return accounts;
  const kept = new Set(accounts.toSorted((one, other) => other.events - one.events).slice(0, SHOWN_ACCOUNTS));
  return accounts.filter((account) => kept.has(account));
}

function print(output: Output, columns: readonly TableColumn[], rows: readonly (readonly string[])[]): void {
  output.print('');
  for (const line of renderTable({ columns, rows }, output.width)) output.print(line);
}

function left(name: string): TableColumn {
  return { name, align: 'left' };
}

function whole(name: string): TableColumn {
  return { name, align: 'left', whole: true };
}

function right(name: string): TableColumn {
  return { name, align: 'right', whole: true };
}
