import { type BaseUnit, type CostLine, sumOf } from '../../cost/index.js';
import { bold, countOf, formatBytes, formatCount, formatUsd, renderTable } from '../../report/index.js';
import type { Output } from '../output.js';

/** Lines of all accounts and Regions added up by price, in the order in which they come. */
export function printLineTotals(output: Output, lines: readonly CostLine[]): void {
  const groups = groupLines(lines);
  output.print('');
  output.print([bold('Lines')]);
  const table = {
    columns: [
      { name: 'price', align: 'left' },
      { name: 'quantity', align: 'right', whole: true },
      { name: 'dollars', align: 'right', whole: true },
      { name: 'basis', align: 'left' },
    ] as const,
    rows: groups.map((same) => [
      same[0]!.title,
      quantityText(
        same.reduce((sum, { quantity }) => sum + quantity, 0),
        same[0]!.unit,
      ),
      formatUsd(sumOf(same.map(({ usd }) => usd))),
      `${same[0]!.basis}${same.every(({ verified }) => verified) ? '' : ', price not checked'}`,
    ]),
  };
  for (const line of renderTable(table, output.width)) output.print(line);
}

function groupLines(lines: readonly CostLine[]): readonly (readonly CostLine[])[] {
  const groups = new Map<string, CostLine[]>();
  for (const line of lines) {
    const name = `${line.price} ${line.basis}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [line]);
    else group.push(line);
  }
  return [...groups.values()];
}

function quantityText(quantity: number, unit: BaseUnit): string {
  if (unit === 'bytes') return formatBytes(quantity);
  if (unit === 'byte-months') return `${formatBytes(quantity)} a month`;
  if (unit === 'months') return countOf(quantity, 'month');
  return `${formatCount(quantity)} ${unit}`;
}
