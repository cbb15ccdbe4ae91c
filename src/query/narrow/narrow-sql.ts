import { significantTokens } from '../sql/tokenize.js';

export interface NarrowedTable {
  readonly name: string;
  readonly predicate: string;
}

/**
 * One statement that carries the narrowing itself, for engines that have no views of ours. A statement
 * that is recursive goes into a subquery: under `WITH RECURSIVE` a table expression named like the
 * table it reads would read itself.
 */
export function narrowSql(sql: string, tables: readonly NarrowedTable[]): string {
  if (tables.length === 0) return sql;
  const expressions = tables.map(
    ({ name, predicate }) => `${name} AS (\n  SELECT *\n  FROM ${name}\n  WHERE ${predicate}\n)`,
  );
  const [first, second] = significantTokens(sql);
  const startsWith = first?.text.toUpperCase() === 'WITH';
  if (!startsWith) return `WITH ${expressions.join(',\n')}\n${sql}`;
  if (second?.text.toUpperCase() === 'RECURSIVE')
    return `WITH ${expressions.join(',\n')}\nSELECT *\nFROM (\n${sql}\n)`;
  const rest = sql.slice((first?.start ?? 0) + 'WITH'.length).trimStart();
  return `WITH ${expressions.join(',\n')},\n${rest}`;
}
