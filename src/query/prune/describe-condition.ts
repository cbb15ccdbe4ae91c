import type { TableColumn } from '../lake-snapshot.js';
import { textLiteral } from '../sql/literal.js';
import type { Bound, Condition } from './condition.js';

/** A condition as a reader of SQL would write it. */
export function describeCondition(condition: Condition, columns: readonly TableColumn[]): string {
  const describe = (value: Bound, column: string): string =>
    describeBound(value, columns.find((each) => each.name === column)?.type);
  switch (condition.kind) {
    case 'anything':
      return 'every row';
    case 'compare':
      return `${condition.column} ${condition.operator} ${describe(condition.value, condition.column)}`;
    case 'in':
      return `${condition.column} IN (${condition.values.map((value) => describe(value, condition.column)).join(', ')})`;
    case 'null':
      return `${condition.column} IS NULL`;
    case 'not-null':
      return `${condition.column} IS NOT NULL`;
    case 'and':
      return condition.conditions.map((part) => describeCondition(part, columns)).join(' AND ');
    case 'or':
      return `(${condition.conditions.map((part) => describeCondition(part, columns)).join(' OR ')})`;
    default:
      return condition satisfies never;
  }
}

function describeBound(value: Bound, type: TableColumn['type'] | undefined): string {
  if (typeof value === 'string') return textLiteral(value);
  if (type === 'timestamp') return isoText(value / 1000);
  if (type === 'date') return isoText(value * 86_400_000).slice(0, 10);
  return type === 'boolean' ? String(value === 1) : String(value);
}

/** Plan constants may lie beyond what a `Date` can hold. */
function isoText(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? String(milliseconds) : date.toISOString();
}
