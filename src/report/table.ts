import { fitText, padText, textWidth } from './fit-text.js';
import { bold, dim, type Line } from './styled-text.js';

export interface TableColumn {
  readonly name: string;
  /** Numbers are right-aligned. */
  readonly align: 'left' | 'right';
  /** Never cut: a number without its end is another number, a time without it is none. */
  readonly whole?: boolean;
}

export interface Table {
  readonly columns: readonly TableColumn[];
  /** Cells as text, in the order of the columns. Untrusted. */
  readonly rows: readonly (readonly string[])[];
}

const GAP = 2;
/** A column of cut texts is at least this wide, any column at least as wide as a cut name has to be. */
const MINIMUM = 8;
const NARROWEST = 4;

/**
 * The lines of a table that takes at most `width` columns; `undefined` leaves every cell whole. Wide columns
 * give way first. A table that does not fit even so is shown as one block of `name  value` lines per row.
 */
export function renderTable(table: Table, width: number | undefined): readonly Line[] {
  const cells = cellWidths(table);
  const natural = cells.map((cell, index) => Math.max(cell, textWidth(table.columns[index]!.name)));
  if (width === undefined) return renderGrid(table, natural);
  const room = width - GAP * (natural.length - 1);
  const fitted =
    fitWidths(table, cells, natural, { room, ofWhole: MINIMUM }) ??
    fitWidths(table, cells, natural, { room, ofWhole: NARROWEST });
  return fitted === undefined ? renderBlocks(table, width) : renderGrid(table, fitted);
}

function cellWidths(table: Table): readonly number[] {
  return table.columns.map((_column, index) =>
    table.rows.reduce((widest, row) => Math.max(widest, textWidth(row[index] ?? '')), 0),
  );
}

interface Room {
  readonly room: number;
  /** How far the name of a column that is never cut may be cut: `doll…` is no name while texts can give way. */
  readonly ofWhole: number;
}

/**
 * Cuts names first, then lowers the widest columns to a common limit; `undefined` when even narrow columns
 * do not fit.
 */
function fitWidths(
  { columns }: Table,
  cells: readonly number[],
  natural: readonly number[],
  { room, ofWhole }: Room,
): readonly number[] | undefined {
  if (sum(natural) <= room) return natural;
  for (let limit = Math.max(...cells); limit >= MINIMUM; limit -= 1) {
    const fitted = cells.map((cell, index) => {
      const isWhole = columns[index]!.whole === true;
      const width = Math.min(natural[index]!, Math.max(cell, isWhole ? ofWhole : NARROWEST));
      return isWhole ? width : Math.min(width, limit);
    });
    const spare = room - sum(fitted);
    if (spare >= 0) return spread(fitted, natural, spare);
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
    Math.floor(width / 2),
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
