import { UserError } from '../../errors.js';

/** DuckDB's error as `errors_as_json` prints it. Every value is text. */
interface DuckdbError {
  readonly exception_type: string;
  readonly exception_message: string;
  /** Bytes before the place in the SQL. */
  readonly position?: string;
  readonly type?: string;
  readonly name?: string;
}

/** Kinds of error that the statement or the lake is to blame for. Any other one is a bug of ours. */
const USER_KINDS = new Set([
  'Binder',
  'Catalog',
  'Constraint',
  'Conversion',
  'Division by Zero',
  'IO',
  'Invalid Input',
  'Invalid Type',
  'Mismatch Type',
  'Not implemented',
  'Out of Memory',
  'Out of Range',
  'Parser',
  'Permission',
  'Syntax',
]);

interface ErrorContext {
  readonly tables: readonly string[];
  /** The text that positions count in; without it none is told. */
  readonly sql?: string;
  /** Files that the statement was given. */
  readonly files?: readonly string[];
}

interface Explanation {
  readonly what: string;
  readonly next?: string;
}

/** What the user is told of an error, or the error itself when it is not about the user's statement. */
export function asUserError(error: unknown, { tables, sql, files }: ErrorContext): unknown {
  const found = error instanceof Error ? parseError(error.message) : undefined;
  if (found === undefined || !USER_KINDS.has(found.exception_type)) return error;
  const where = sql === undefined ? undefined : positionIn(sql, found.position);
  return new UserError({
    ...(explainMissingFile(found, files) ?? explain(found, tables)),
    ...(where === undefined ? {} : { where }),
    cause: error,
  });
}

function parseError(message: string): DuckdbError | undefined {
  const start = message.indexOf('{"exception_type"');
  if (start < 0) return undefined;
  try {
    return JSON.parse(message.slice(start)) as DuckdbError;
  } catch {
    return undefined;
  }
}

/** A file that is gone is looked for as a folder, which is not allowed. */
function explainMissingFile(error: DuckdbError, files: readonly string[] = []): Explanation | undefined {
  const path = deniedPath(error)?.replace('/**/*.parquet', '');
  return path !== undefined && files.includes(path) ? unreadable(path) : undefined;
}

function deniedPath({ exception_type: type, exception_message: message }: DuckdbError): string | undefined {
  return type === 'Permission' ? /Cannot access \w+ "(.*?)" - /.exec(message)?.[1] : undefined;
}

function unreadable(what: string): Explanation {
  return { what: `a file of the lake could not be read: ${what}`, next: 'Run the query again.' };
}

function explain(error: DuckdbError, tables: readonly string[]): Explanation {
  const message = error.exception_message.replaceAll(/\s*\n\s*/g, ' ');
  switch (error.exception_type) {
    case 'Permission':
      return outOfReach(deniedPath(error) ?? message, tables);
    case 'Catalog':
      return explainMissing(error, message, tables);
    case 'Out of Memory':
      return {
        what: `the query needs more memory than it may take: ${message}`,
        next: 'Narrow it with --from, --to, --account or --region, or select fewer columns.',
      };
    case 'IO':
      return explainIo(message);
    default:
      return explainWrong(message);
  }
}

function explainIo(message: string): Explanation {
  if (/No space left on device|File too large|Disk quota exceeded/.test(message)) {
    return {
      what: `there is no room for the file: ${message}`,
      next: 'Free some space or write to another disk.',
    };
  }
  return unreadable(message);
}

function outOfReach(what: string, tables: readonly string[]): Explanation {
  return {
    what: `a query cannot reach files, other machines or settings: ${what}`,
    next: seenTables(tables),
  };
}

function seenTables(tables: readonly string[]): string {
  return `A query sees these tables: ${tables.join(', ')}.`;
}

/** `FROM '/etc/passwd'` is looked up as a table. */
function explainMissing(
  { type, name = '' }: DuckdbError,
  message: string,
  tables: readonly string[],
): Explanation {
  if (type === 'Table' && /[/\\]|\.\w+$/.test(name)) return outOfReach(JSON.stringify(name), tables);
  if (type === 'Table') return { what: `there is no table ${name}`, next: seenTables(tables) };
  if (type?.endsWith('Function') !== true) return explainWrong(message);
  return {
    what: `there is no function ${name}`,
    next: 'A query has those functions of Trino and DuckDB that reach neither files nor the environment.',
  };
}

function explainWrong(message: string): Explanation {
  const what = `the SQL is wrong: ${message}`;
  if (!message.includes('at or near ":"')) return { what };
  return { what, next: 'A placeholder `:name` takes its value from --param name=value.' };
}

/** `line 2, column 7`, counted from 1 in characters. DuckDB counts bytes. */
function positionIn(sql: string, position: string | undefined): string | undefined {
  if (position === undefined || !/^\d+$/.test(position)) return undefined;
  const before = Buffer.from(sql).subarray(0, Number(position)).toString('utf8');
  const lines = before.split('\n');
  return `line ${lines.length}, column ${[...(lines.at(-1) ?? '')].length + 1}`;
}
