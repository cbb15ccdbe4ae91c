import type { AuditReport } from '../../audit/index.js';
import { bold, formatCount, renderTable } from '../../report/index.js';
import type { Output } from '../output.js';

/** Which permissions would make the unknown known. */
export function printPermissions(output: Output, { missingPermissions }: AuditReport): void {
  if (missingPermissions.length === 0) return;
  output.print('');
  output.print([bold('Unknown for want of')]);
  const table = {
    columns: [
      { name: 'permission', align: 'left', whole: true },
      { name: 'accounts', align: 'right' },
      { name: 'checks', align: 'left' },
    ] as const,
    rows: missingPermissions.map(({ permission, accounts, checks }) => [
      permission,
      accounts.length === 1 ? accounts[0]! : formatCount(accounts.length),
      checks.join(' '),
    ]),
  };
  for (const line of renderTable(table, output.width)) output.print(line);
}
