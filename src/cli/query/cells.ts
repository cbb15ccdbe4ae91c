import type { ResultColumn, ResultRow, ResultValue } from '../../query/index.js';
import type { CellValue, TableColumn } from '../../report/index.js';

/** A value as a reader sees it in a table: no quotes, lists with commas, `.000` of whole seconds left out. */
export function valueText(value: ResultValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value.replace(/(T\d{2}:\d{2}:\d{2})\.000Z$/, '$1Z');
  if (typeof value !== 'object') return String(value);
  if (isTextList(value)) return value.map(valueText).join(', ');
  return JSON.stringify(value);
}

/** A value as CSV holds it: nested values as JSON. */
export function valueCell(value: ResultValue): CellValue {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

export function tableColumn({ name, type }: ResultColumn): TableColumn {
  const isNumber = type === 'integer' || type === 'number';
  return {
    name,
    align: isNumber ? 'right' : 'left',
    whole: isNumber || type === 'timestamp' || type === 'date',
  };
}

/** A row as an object; names are unique within a result. */
export function rowObject(
  columns: readonly ResultColumn[],
  row: ResultRow,
): Readonly<Record<string, ResultValue>> {
  return Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]));
}

function isTextList(value: object): value is readonly ResultValue[] {
  return Array.isArray(value) && value.every((item) => typeof item !== 'object');
}
