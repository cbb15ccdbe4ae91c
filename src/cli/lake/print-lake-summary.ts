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
  const most = Math.max(...accounts.map(({ events }) => events));
  print(
    output,
    [left('account'), right('events'), left(''), right('Regions'), left('first event'), left('last event')],
    accounts.map(({ accountId, events, regions, firstEvent, lastEvent }) => [
      accountId ?? '(none)',
      formatCount(events),
      renderBar(events, most, BAR_COLUMNS),
      String(regions),
      firstEvent ?? '',
      lastEvent ?? '',
    ]),
  );
}

function print(output: Output, columns: readonly TableColumn[], rows: readonly (readonly string[])[]): void {
  output.print('');
  for (const line of renderTable({ columns, rows }, output.width)) output.print(line);
}

function left(name: string): TableColumn {
  return { name, align: 'left' };
}

function right(name: string): TableColumn {
  return { name, align: 'right', whole: true };
}
