import { type DuckDBConnection, StatementType } from '@duckdb/node-api';
import { UserError } from '../../errors.js';
import { significantTokens } from '../sql/tokenize.js';

/** First words of what reads and changes nothing. */
const READERS = new Set([
  'SELECT',
  'WITH',
  'VALUES',
  'FROM',
  'TABLE',
  'DESCRIBE',
  'DESC',
  'SHOW',
  'SUMMARIZE',
  '(',
]);

/**
 * The statement without a final semicolon, when it is exactly one and only reads. DuckDB's own parser
 * decides; the first word is looked at before, because some statements act while they are prepared.
 *
 * @throws {UserError} for anything else; DuckDB's error when the SQL is wrong
 */
export async function checkStatement(connection: DuckDBConnection, sql: string): Promise<string> {
  const body = withoutFinalSemicolon(sql);
  refuseOtherVerbs(body);
  const statements = await connection.extractStatements(body);
  if (statements.count !== 1)
    throw new UserError({ what: `one statement is expected, not ${statements.count}` });
  const prepared = await statements.prepare(0);
  try {
    if (prepared.statementType !== StatementType.SELECT)
      throw notAllowed(StatementType[prepared.statementType] ?? 'another statement');
    if (prepared.parameterCount > 0)
      throw new UserError({ what: 'the statement has placeholders', next: 'Write the values into the SQL.' });
  } finally {
    prepared.destroySync();
  }
  return body;
}

function withoutFinalSemicolon(sql: string): string {
  const last = significantTokens(sql).at(-1);
  return last?.text === ';' ? withoutFinalSemicolon(sql.slice(0, last.start)) : sql;
}

function refuseOtherVerbs(sql: string): void {
  const [first] = significantTokens(sql);
  if (first === undefined)
    throw new UserError({ what: 'there is no SQL statement', next: 'Give one SELECT statement.' });
  const verb = first.text.toUpperCase();
  if (!READERS.has(verb)) throw notAllowed(verb);
}

function notAllowed(verb: string): UserError {
  return new UserError({
    what: `only one SELECT statement is allowed, not ${verb}`,
    next:
      verb === 'EXPLAIN' ? 'Use --explain to see the plan.' : 'A query reads the lake and changes nothing.',
  });
}

/** `DESCRIBE`, `SHOW` and `SUMMARIZE` give few rows and stand for them only inside of a FROM clause. */
export function isCommand(sql: string): boolean {
  const [first] = significantTokens(sql);
  return ['DESCRIBE', 'DESC', 'SHOW', 'SUMMARIZE'].includes(first?.text.toUpperCase() ?? '');
}
