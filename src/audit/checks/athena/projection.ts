import type { GlueTable } from '../../snapshot/index.js';

/** What partition projection says of one column. https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html */
export interface ProjectedColumn {
  readonly type: string;
  readonly values: readonly string[];
  readonly range: string;
}

export function isProjected({ parameters }: GlueTable): boolean {
  return parameters['projection.enabled']?.toLowerCase() === 'true';
}

export function projectedColumn({ parameters }: GlueTable, name: string): ProjectedColumn | undefined {
  const type = parameters[`projection.${name}.type`];
  if (type === undefined) return undefined;
  const values = (parameters[`projection.${name}.values`] ?? '').split(',').map((value) => value.trim());
  const range = parameters[`projection.${name}.range`] ?? '';
  return { type, values, range };
}

/** The first day that the table shows, `2026-01-31`; undefined when it cannot be told. */
export function firstDayOf(table: GlueTable): string | undefined {
  const date = projectedColumn(table, 'dt') ?? projectedColumn(table, 'date') ?? dateColumn(table);
  if (date !== undefined) return dayOf(date.range.split(',')[0]);
  const [year] = projectedColumn(table, 'year')?.range.split(',') ?? [];
  return year === undefined || !/^\d{4}$/.test(year.trim()) ? undefined : `${year.trim()}-01-01`;
}

function dateColumn(table: GlueTable): ProjectedColumn | undefined {
  const columns = table.partitionKeys.map(({ name }) => projectedColumn(table, name));
  return columns.find((column) => column?.type === 'date');
}

function dayOf(text = ''): string | undefined {
  const [, year, month = '01', day = '01'] = /^(\d{4})[/-]?(\d{2})?[/-]?(\d{2})?/.exec(text.trim()) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}

/** Whether the last day moves on with the calendar. A range of years has an end, which is not reached for long. */
export function endsNow(table: GlueTable, today: string): boolean {
  const date = projectedColumn(table, 'dt') ?? projectedColumn(table, 'date') ?? dateColumn(table);
  if (date !== undefined) return /^\s*NOW/i.test(date.range.split(',')[1] ?? '');
  const last = projectedColumn(table, 'year')?.range.split(',')[1]?.trim() ?? '';
  return /^\d{4}$/.test(last) && last > today.slice(0, 4);
}
