import { PARAMETER_TYPES, type Parameter, type ParameterType } from '../parameters/parameter.js';
import { outOfRange, readValue } from '../parameters/read-value.js';
import { placeholderNames } from '../parameters/render-parameters.js';
import { significantTokens } from '../sql/tokenize.js';
import { type CatalogQuery, type QueryColumn, type Topic, TOPICS } from './query.js';

/**
 * Reads a file of the catalog: a header of `-- label: text` lines, then the statement.
 *
 *     -- title: Everything one access key did
 *     -- topic: access-keys
 *     -- why: The first question about a leaked key.
 *     -- parameter: access_key text: the access key id
 *     -- parameter: limit integer = 100 [1..10000]: at most this many rows
 *     -- column: event_time: when the request completed
 *
 * A line without a label goes on with the one above it. Defaults are JSON.
 *
 * @throws {Error} when the file breaks these rules: the catalog ships with the package
 */
export function parseQuery(name: string, text: string): CatalogQuery {
  const { header, sql } = splitHeader(text);
  const entries = headerEntries(header);
  const query: CatalogQuery = {
    name,
    title: only(entries, 'title'),
    topic: readTopic(only(entries, 'topic')),
    why: only(entries, 'why'),
    parameters: all(entries, 'parameter').map(readParameter),
    columns: all(entries, 'column').map(readColumn),
    sql,
  };
  checkNames(query);
  return query;
}

interface HeaderEntry {
  readonly label: string;
  readonly text: string;
}

function splitHeader(text: string): { readonly header: readonly string[]; readonly sql: string } {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('--'));
  return { header: lines.slice(0, end), sql: lines.slice(end).join('\n').trim() };
}

function headerEntries(lines: readonly string[]): readonly HeaderEntry[] {
  const entries: HeaderEntry[] = [];
  for (const line of lines) {
    const labelled = /^-- (title|topic|why|parameter|column): (.+)$/.exec(line);
    if (labelled !== null) entries.push({ label: labelled[1]!, text: labelled[2]!.trim() });
    else entries.push(continued(entries.pop(), line));
  }
  return entries;
}

function continued(entry: HeaderEntry | undefined, line: string): HeaderEntry {
  const more = /^-- {2,}(\S.*)$/.exec(line);
  if (entry === undefined || more === null) throw new Error(`not a line of a query's header: ${line}`);
  return { label: entry.label, text: `${entry.text} ${more[1]!.trim()}` };
}

function all(entries: readonly HeaderEntry[], label: string): readonly string[] {
  return entries.filter((entry) => entry.label === label).map((entry) => entry.text);
}

function only(entries: readonly HeaderEntry[], label: string): string {
  const [text, ...more] = all(entries, label);
  if (text === undefined || more.length > 0) throw new Error(`a query's header has one ${label}`);
  return text;
}

function readTopic(text: string): Topic {
  if (Object.hasOwn(TOPICS, text)) return text as Topic;
  throw new Error(`not a topic of the catalog: ${text}`);
}

const PARAMETER = /^(\w+) (\S+)(?: = (.+?))?(?: \[(-?\d+)\.\.(-?\d+)\])?: (.+)$/;

function readParameter(text: string): Parameter {
  const [, name, type, fallback, minimum, maximum, description] = PARAMETER.exec(text) ?? [];
  if (name === undefined || description === undefined || !isParameterType(type))
    throw new Error(`not a parameter: ${text}`);
  const parameter: Parameter = {
    name,
    type,
    description,
    ...(minimum === undefined ? {} : { minimum: Number(minimum), maximum: Number(maximum) }),
  };
  return fallback === undefined ? parameter : withDefault(parameter, JSON.parse(fallback));
}

function withDefault(parameter: Parameter, fallback: unknown): Parameter {
  const value = readValue(parameter.type, fallback as Parameter['default'] & {});
  if (value === undefined || outOfRange(parameter, value) !== undefined)
    throw new Error(`not a default of ${parameter.name}: ${JSON.stringify(fallback)}`);
  return { ...parameter, default: value };
}

function isParameterType(type: string | undefined): type is ParameterType {
  return (PARAMETER_TYPES as readonly (string | undefined)[]).includes(type);
}

function readColumn(text: string): QueryColumn {
  const [, name, description] = /^(\w+): (.+)$/.exec(text) ?? [];
  if (name === undefined || description === undefined) throw new Error(`not a column: ${text}`);
  return { name, description };
}

/** Placeholders and declared parameters are the same set; a statement ends without a semicolon. */
function checkNames(query: CatalogQuery): void {
  const used = placeholderNames(query.sql).toSorted();
  const declared = query.parameters.map((parameter) => parameter.name).toSorted();
  if (used.join() !== declared.join())
    throw new Error(
      `the statement uses the parameters ${used.join()}, its header declares ${declared.join()}`,
    );
  if (query.columns.length === 0) throw new Error('the header names no column');
  if (significantTokens(query.sql).some((token) => token.text === ';'))
    throw new Error('a statement of the catalog has no semicolon');
}
