import type { DataFile, TableColumn } from '../lake-snapshot.js';
import { compareKeys } from '../../storage/index.js';
import { type ColumnFacts, columnFacts } from './column-facts.js';
import type { Bound, ComparisonOperator, Condition } from './condition.js';

/** Whether a file can hold a row that meets the condition. Without a proof that it cannot, it can. */
export function mayMatch(condition: Condition, file: DataFile, columns: readonly TableColumn[]): boolean {
  const factsOf = (name: string): ColumnFacts => {
    const column = columns.find((each) => each.name === name);
    return column === undefined ? { nulls: 'unknown' } : columnFacts(file, column);
  };
  return meets(condition, factsOf);
}

function meets(condition: Condition, factsOf: (column: string) => ColumnFacts): boolean {
  switch (condition.kind) {
    case 'anything':
      return true;
    case 'compare':
      return hasValue(factsOf(condition.column), condition.operator, condition.value);
    case 'in':
      return condition.values.some((value) => hasValue(factsOf(condition.column), '=', value));
    case 'null':
      return factsOf(condition.column).nulls !== 'none';
    case 'not-null':
      return factsOf(condition.column).nulls !== 'all';
    case 'and':
      return condition.conditions.every((part) => meets(part, factsOf));
    case 'or':
      return condition.conditions.some((part) => meets(part, factsOf));
    default:
      return condition satisfies never;
  }
}

/** A comparison is never true of null. */
function hasValue(facts: ColumnFacts, operator: ComparisonOperator, value: Bound): boolean {
  const { lowest, highest, nulls } = facts;
  if (nulls === 'all') return false;
  if (lowest === undefined || highest === undefined) return true;
  const low = compareBounds(lowest, value);
  const high = compareBounds(highest, value);
  if (low === undefined || high === undefined) return true;
  switch (operator) {
    case '=':
      return low <= 0 && high >= 0;
    case '<':
      return low < 0;
    case '<=':
      return low <= 0;
    case '>':
      return high > 0;
    case '>=':
      return high >= 0;
    default:
      return operator satisfies never;
  }
}

/** `undefined` for values of different kinds. DuckDB compares texts by their UTF-8 bytes. */
function compareBounds(left: Bound, right: Bound): number | undefined {
  if (typeof left === 'string' && typeof right === 'string') return compareKeys(left, right);
  return typeof left === 'number' && typeof right === 'number' ? left - right : undefined;
}
