import { fitText, padText, textWidth } from './fit-text.js';
import { bold, dim, type Line } from './styled-text.js';

export interface TableColumn {
  readonly name: string;
  /** Numbers are right-aligned. */
  readonly align: 'left' | 'right';
}

export interface Table {
  readonly columns: readonly TableColumn[];
  /** Cells as text, in the order of the columns. Untrusted. */
  readonly rows: readonly (readonly string[])[];
}

const GAP = 2;
const MINIMUM = 8;

/**
 * The lines of a table that takes at most `width` columns; `undefined` leaves every cell whole. Wide columns
 * give way first. A table with more columns than fit is shown as one block of `name  value` lines per row.
 */
export function renderTable(table: Table, width: number | undefined): readonly Line[] {
  const natural = naturalWidths(table);
  if (width === undefined) return renderGrid(table, natural);
  const fitted = fitWidths(natural, width - GAP * (natural.length - 1));
  return fitted === undefined ? renderBlocks(table, width) : renderGrid(table, fitted);
}

function naturalWidths(table: Table): readonly number[] {
  return table.columns.map((column, index) =>
    table.rows.reduce((widest, row) => Math.max(widest, textWidth(row[index] ?? '')), textWidth(column.name)),
  );
}

/** Lowers the widest columns to a common limit, or gives `undefined` when even narrow columns do not fit. */
function fitWidths(natural: readonly number[], room: number): readonly number[] | undefined {
  if (sum(natural) <= room) return natural;
  let limit = Math.max(...natural);
  while (limit >= MINIMUM) {
    const fitted = natural.map((width) => Math.min(width, limit));
    const spare = room - sum(fitted);
    if (spare >= 0) return spread(fitted, natural, spare);
    limit -= 1;
  }
  return undefined;
}

/** Gives the columns that were cut the few columns that are left over. */
function spread(fitted: readonly number[], natural: readonly number[], spare: number): readonly number[] {
  let left = spare;
  return fitted.map((width, index) => {
    const more = Math.min(left, natural[index]! - width);
    left -= more;
    return width + more;
  });
}

function renderGrid(table: Table, widths: readonly number[]): readonly Line[] {
  const header = table.columns.map((column) => column.name);
  return [
    [bold(renderRow(table, header, widths))],
    ...table.rows.map((row) => renderRow(table, row, widths)),
  ];
}

function renderRow(table: Table, cells: readonly string[], widths: readonly number[]): string {
  return table.columns
    .map((column, index) =>
      padText(fitText(cells[index] ?? '', widths[index]!), widths[index]!, column.align),
    )
    .join(' '.repeat(GAP))
    .trimEnd();
}

function renderBlocks(table: Table, width: number): readonly Line[] {
  const names = Math.min(
    Math.max(...table.columns.map((column) => textWidth(column.name))),
    Math.floor(width / 3),
  );
  return table.rows.flatMap((row, number) => [
    [dim(`row ${number + 1}`)],
    ...table.columns.map((column, index): Line => {
      const name = padText(fitText(column.name, names), names, 'left');
      return [bold(name), '  ', fitText(row[index] ?? '', width - names - GAP)];
    }),
  ]);
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
