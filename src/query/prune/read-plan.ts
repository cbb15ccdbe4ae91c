import { ANYTHING, allOf, anyOf, type Bound, type ComparisonOperator, type Condition } from './condition.js';

/** One place where a statement reads a table. */
export interface Scan {
  readonly table: string;
  readonly condition: Condition;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * The table scans of a logical plan, as DuckDB's `json_serialize_plan(…, optimize := true)` prints it.
 * Its filters are structured values, so that no text of a log is ever parsed as a condition.
 * A filter of an unknown kind becomes `anything`.
 *
 * https://duckdb.org/docs/stable/data/json/sql_to_and_from_json
 */
export function readPlan(plan: unknown): readonly Scan[] {
  const scans: Scan[] = [];
  visit(plan as Json, (node) => {
    if (node.type === 'LOGICAL_GET') scans.push(readScan(node));
  });
  return scans;
}

function visit(value: Json | undefined, meet: (node: { readonly [name: string]: Json }) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, meet);
  else if (isObject(value)) {
    meet(value);
    for (const item of Object.values(value)) visit(item, meet);
  }
}

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readScan(node: { readonly [name: string]: Json }): Scan {
  const table = isObject(node.function_data) ? String(node.function_data.table) : '';
  const filters = isObject(node.table_filters) ? node.table_filters.filters : undefined;
  const names = Array.isArray(node.names) ? node.names : [];
  if (!Array.isArray(filters)) return { table, condition: ANYTHING };
  return { table, condition: allOf(filters.map((filter: Json) => readColumnFilter(filter, names))) };
}

/** `key` is the index of the column in the table, whatever columns the scan reads. */
function readColumnFilter(filter: Json, names: readonly Json[]): Condition {
  if (!isObject(filter)) return ANYTHING;
  const column = names[Number(filter.key)];
  return typeof column === 'string' ? readFilter(filter.value, column) : ANYTHING;
}

function readFilter(filter: Json | undefined, column: string): Condition {
  if (!isObject(filter)) return ANYTHING;
  switch (filter.filter_type) {
    case 'CONSTANT_COMPARISON':
      return readComparison(filter, column);
    case 'IN_FILTER':
      return readIn(filter.values, column);
    case 'IS_NULL':
      return { kind: 'null', column };
    case 'IS_NOT_NULL':
      return { kind: 'not-null', column };
    case 'CONJUNCTION_AND':
      return allOf(readChildren(filter, column));
    case 'CONJUNCTION_OR':
      return anyOf(readChildren(filter, column));
    // A filter that follows from the others; DuckDB may skip it, rows that fail it still count for nothing.
    case 'OPTIONAL_FILTER':
      return readFilter(filter.child_filter, column);
    default:
      return ANYTHING;
  }
}

function readChildren(filter: { readonly [name: string]: Json }, column: string): readonly Condition[] {
  const { child_filters: children } = filter;
  return Array.isArray(children) ? children.map((child: Json) => readFilter(child, column)) : [ANYTHING];
}

const OPERATORS: Readonly<Record<string, ComparisonOperator>> = {
  COMPARE_EQUAL: '=',
  COMPARE_LESSTHAN: '<',
  COMPARE_LESSTHANOREQUALTO: '<=',
  COMPARE_GREATERTHAN: '>',
  COMPARE_GREATERTHANOREQUALTO: '>=',
};

function readComparison(filter: { readonly [name: string]: Json }, column: string): Condition {
  const operator = OPERATORS[String(filter.comparison_type)];
  const value = readConstant(filter.constant);
  return operator === undefined || value === undefined
    ? ANYTHING
    : { kind: 'compare', column, operator, value };
}

function readIn(constants: Json | undefined, column: string): Condition {
  if (!Array.isArray(constants)) return ANYTHING;
  const values = constants.map(readConstant);
  return values.every((value) => value !== undefined) ? { kind: 'in', column, values } : ANYTHING;
}

/** Types whose serialised form is on the scale of `Bound`. */
const NUMBERS = new Set(['TIMESTAMP WITH TIME ZONE', 'DATE', 'INTEGER', 'BIGINT', 'DOUBLE']);

function readConstant(constant: Json | undefined): Bound | undefined {
  if (!isObject(constant) || constant.is_null !== false || !isObject(constant.type)) return undefined;
  const { value } = constant;
  const type = String(constant.type.id);
  if (type === 'VARCHAR' && typeof value === 'string') return value;
  if (type === 'BOOLEAN' && typeof value === 'boolean') return Number(value);
  return NUMBERS.has(type) && typeof value === 'number' ? value : undefined;
}
