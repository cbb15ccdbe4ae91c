import type { CoverageAnswer, CoverageCell, GroupedMatrix } from '../../audit/index.js';
import { bold, countOf, dim, renderTable } from '../../report/index.js';
import type { Output } from '../output.js';

/**
 * Account × Region. Accounts that are alike share a row and Regions that are alike share a column, so that a
 * thousand accounts without a fault are one line.
 */
export function printMatrix(output: Output, { columns, rows }: GroupedMatrix): void {
  if (rows.length === 0 || columns.length === 0) return;
  output.print('');
  output.print([bold('Coverage'), dim('  r recording, d delivered, v validated, k kept; - not, ? unknown')]);
  const table = {
    columns: [
      { name: 'account', align: 'left', whole: true } as const,
      ...columns.map((regions) => ({ name: nameOf(regions, 'Region'), align: 'left', whole: true }) as const),
    ],
    rows: rows.map(({ accounts, cells }) => [
      nameOf(accounts, 'account'),
      ...cells.map((cell) => (cell === null ? '' : describeCell(cell))),
    ]),
  };
  for (const line of renderTable(table, output.width)) output.print(line);
}

function nameOf(names: readonly string[], singular: string): string {
  return names.length === 1 ? names[0]! : countOf(names.length, singular);
}

/** `rdvk`, `r-?k`. */
function describeCell({ recording, delivered, validated, retained }: CoverageCell): string {
  return letter('r', recording) + letter('d', delivered) + letter('v', validated) + letter('k', retained);
}

function letter(name: string, answer: CoverageAnswer): string {
  if (answer === 'yes') return name;
  return answer === 'no' ? '-' : '?';
}
