import type { DataFile, TableColumn } from '../lake-snapshot.js';
import type { Bound } from './condition.js';

/** What a file's statistics say of one column. */
export interface ColumnFacts {
  /** Every value that is not null lies between these. */
  readonly lowest?: Bound;
  readonly highest?: Bound;
  readonly nulls: 'none' | 'some' | 'all' | 'unknown';
}

export function columnFacts(file: DataFile, column: TableColumn): ColumnFacts {
  if (Object.hasOwn(file.partition, column.name)) return partitionFacts(file, column);
  const lowest = bound(column, file.statistics.minimum[column.name], 'lowest');
  const highest = bound(column, file.statistics.maximum[column.name], 'highest');
  const nulls = nullsOf(file.rows, file.statistics.nullCount[column.name]);
  return lowest === undefined || highest === undefined ? { nulls } : { lowest, highest, nulls };
}

/** All rows of a file share the partition's value. */
function partitionFacts(file: DataFile, column: TableColumn): ColumnFacts {
  const text = file.partition[column.name] ?? null;
  if (text === null) return { nulls: 'all' };
  const value = bound(column, text, 'lowest');
  return value === undefined ? { nulls: 'none' } : { lowest: value, highest: value, nulls: 'none' };
}

function nullsOf(rows: number, nullCount: number | undefined): ColumnFacts['nulls'] {
  if (nullCount === undefined) return 'unknown';
  if (nullCount === 0) return 'none';
  return nullCount >= rows ? 'all' : 'some';
}

function bound(
  column: TableColumn,
  value: string | number | undefined,
  end: 'lowest' | 'highest',
): Bound | undefined {
  switch (column.type) {
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'timestamp':
      return microseconds(value, end);
    case 'date':
      return days(value);
    case 'integer':
    case 'long':
      return Number.isSafeInteger(value) ? (value as number) : undefined;
    // The lake states no bounds for truth values.
    case 'boolean':
      return undefined;
    default:
      return column.type satisfies never;
  }
}

/** Delta cuts timestamps to milliseconds, so the highest may lie up to 999 microseconds above. */
function microseconds(value: unknown, end: 'lowest' | 'highest'): number | undefined {
  const milliseconds = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(milliseconds)) return undefined;
  return milliseconds * 1000 + (end === 'highest' ? 999 : 0);
}

const MILLISECONDS_A_DAY = 86_400_000;

function days(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const milliseconds = Date.parse(`${value}T00:00:00Z`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / MILLISECONDS_A_DAY;
}
