import { UserError } from '../../errors.js';
import {
  type Catalog,
  type CatalogQuery,
  findQuery,
  type GivenParameters,
  loadCatalog,
  type ParameterizedSql,
  placeholderNames,
  renderParameters,
} from '../../query/index.js';

export interface QuestionOptions {
  readonly sql: string | undefined;
  readonly param: GivenParameters;
  readonly format: 'table' | 'json' | 'ndjson' | 'csv' | 'parquet';
  readonly output: string | undefined;
  readonly about: boolean;
  readonly explain: boolean;
}

/** What a command line of `orgtrail query` asks for. */
export type Question =
  | { readonly kind: 'catalog'; readonly catalog: Catalog }
  | { readonly kind: 'about'; readonly query: CatalogQuery }
  /** SQL with its parameters rendered, ready for the engine. */
  | { readonly kind: 'statement'; readonly sql: string };

interface Asked {
  readonly arguments: { readonly name: string | undefined };
  readonly options: QuestionOptions;
  readonly globals: { readonly json: boolean };
  readonly readInput: () => Promise<string | undefined>;
}

/** Throws a UserError for a question that cannot be answered as it was asked. */
export async function readQuestion({
  arguments: { name },
  options,
  globals,
  readInput,
}: Asked): Promise<Question> {
  refuseContradictions(name, options, globals.json);
  const sql = options.sql ?? (name === undefined ? await readInput() : undefined);
  if (name !== undefined) {
    const query = findQuery(await loadCatalog(), name);
    if (options.about) return { kind: 'about', query };
    return { kind: 'statement', sql: renderParameters(query, options.param) };
  }
  if (sql === undefined || sql.trim() === '') return { kind: 'catalog', catalog: await loadCatalog() };
  return {
    kind: 'statement',
    sql: renderParameters(adHoc(sql), options.param),
  };
}

/** Nothing declares the parameters of SQL that was just typed, so each is text. */
function adHoc(sql: string): ParameterizedSql {
  const parameters = placeholderNames(sql).map(
    (name) => ({ name, type: 'text', description: 'text' }) as const,
  );
  return { name: 'your SQL', sql, parameters };
}

function refuseContradictions(name: string | undefined, options: QuestionOptions, json: boolean): void {
  const { sql, format, output, about } = options;
  if (name !== undefined && sql !== undefined) {
    throw refusal('a named query and --sql at once', 'Give one of them.');
  }
  if (about && name === undefined)
    throw refusal('--about without a named query', 'Name one: orgtrail query <name> --about.');
  if (json && format !== 'table' && format !== 'json') {
    throw refusal(`--json and --format ${format} at once`, 'Give one of them.');
  }
  if (format === 'parquet' && output === undefined) {
    throw refusal('--format parquet without a file', 'Say where it goes: --output rows.parquet.');
  }
  if (format !== 'parquet' && output !== undefined) {
    throw refusal(
      '--output without --format parquet',
      'Other formats go to stdout: orgtrail query … > file.',
    );
  }
}

function refusal(what: string, next: string): UserError {
  return new UserError({ what, where: 'query', next });
}
