import {
  type CoverageCell,
  type CoverageMatrix,
  type CoverageRow,
  type Shade,
  shadeOf,
} from './coverage-matrix.js';
import { fitText, padText, textWidth } from './fit-text.js';
import { countOf } from '../count-of.js';
import { formatShare } from './numbers.js';
import { bold, dim, green, type Line, red, type Span, yellow } from './styled-text.js';

const blocks: Readonly<Record<Shade, string>> = {
  all: '██',
  most: '▓▓',
  half: '▒▒',
  little: '░░',
  none: '··',
};
const legend: Readonly<Record<Shade, string>> = {
  all: 'all hours',
  most: '90% or more',
  half: 'half or more',
  little: 'less',
  none: 'none',
};
const shades: readonly Shade[] = ['all', 'most', 'half', 'little', 'none'];
const unlimited = 160;
const gap = '  ';
/** `██ 100%!` */
const cellWidth = 8;

/**
 * Covered hours by account and Region, with a legend that needs no colours. Where the names of the
 * Regions do not fit, the columns have letters. Of many accounts the least covered are shown, and none
 * that is covered in full.
 */
export function renderHeatMap(matrix: CoverageMatrix, width: number | undefined, rows = 40): readonly Line[] {
  const accountWidth = Math.max(
    'account'.length,
    ...matrix.rows.map(({ accountId }) => textWidth(accountId)),
  );
  const wide = matrix.regions.map((region) => Math.max(cellWidth, textWidth(region)));
  const needed = accountWidth + wide.reduce((sum, each) => sum + each + gap.length, 0);
  const isWide = needed <= (width ?? unlimited);
  const names = isWide ? matrix.regions : matrix.regions.map((_region, index) => letterOf(index));
  const widths = isWide ? wide : matrix.regions.map(() => 3);
  const shown = matrix.rows.length > rows ? leastCovered(matrix.rows, rows) : matrix.rows;
  const rest = matrix.rows.filter((row) => !shown.includes(row));
  return [
    [
      bold(padText('account', accountWidth, 'left')),
      ...names.flatMap((name, index) => [
        gap,
        bold(padText(fitText(name, widths[index]!), widths[index]!, 'left')),
      ]),
    ],
    ...shown.map((row) => renderRow(row, accountWidth, widths, isWide)),
    ...(rest.length > 0 ? [describeRest(rest, shown.length)] : []),
    ...(isWide ? [] : matrix.regions.map((region, index): Line => [dim(`${names[index]} = ${region}`)])),
    [
      dim(
        `${shades.map((shade) => `${blocks[shade]} ${legend[shade]}`).join(gap)}${gap}(blank) not expected${gap}! tampering found`,
      ),
    ],
  ];
}

function describeRest(rest: readonly CoverageRow[], shown: number): Line {
  const accounts = countOf(rest.length, 'account');
  if (rest.every(isWhole))
    return [`${shown === 0 ? 'all' : 'and'} ${accounts}: `, green(`${blocks.all} 100%`)];
  return [`and ${accounts} that ${rest.length === 1 ? 'is' : 'are'} covered no less; --json names them all`];
}

function renderRow(
  { accountId, cells }: CoverageRow,
  accountWidth: number,
  widths: readonly number[],
  isWide: boolean,
): Line {
  return [
    padText(fitText(accountId, accountWidth), accountWidth, 'left'),
    ...cells.flatMap((cell, index) => [gap, renderCell(cell, widths[index]!, isWide)]),
  ];
}

function renderCell(cell: CoverageCell | undefined, width: number, isWide: boolean): string | Span {
  const shade = cell === undefined ? undefined : shadeOf(cell);
  const mark = cell?.isTampered === true ? '!' : '';
  if (cell === undefined || shade === undefined) return padText(mark, width, 'left');
  const share = isWide ? ` ${formatShare(cell.hoursCovered, cell.hoursExpected).padStart(4)}` : '';
  const text = padText(`${blocks[shade]}${share}${mark}`, width, 'left');
  if (cell.isTampered) return red(text);
  return shade === 'all' ? green(text) : yellow(text);
}

/** What was tampered with comes first, then what is covered least. */
function leastCovered(rows: readonly CoverageRow[], count: number): readonly CoverageRow[] {
  return rows
    .filter((row) => !isWhole(row))
    .sort((left, right) => rank(left) - rank(right))
    .slice(0, count);
}

function isWhole({ cells }: CoverageRow): boolean {
  const known = cells.filter((cell) => cell !== undefined);
  return known.every((cell) => !cell.isTampered && (shadeOf(cell) ?? 'all') === 'all');
}

function rank({ cells }: CoverageRow): number {
  const known = cells.filter((cell) => cell !== undefined);
  if (known.some(({ isTampered }) => isTampered)) return -1;
  const expected = known.reduce((sum, { hoursExpected }) => sum + hoursExpected, 0);
  return expected === 0 ? 1 : known.reduce((sum, { hoursCovered }) => sum + hoursCovered, 0) / expected;
}

/** a, b, … z, aa, ab, … */
function letterOf(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
