import type { Athena } from '../../config/index.js';
import {
  type CatalogQuery,
  type GivenParameters,
  narrowSql,
  type Parameter,
  type ParameterType,
  type ParameterValue,
  renderParameters,
} from '../../query/index.js';
import { logicalId, ref, type Resource, type TemplatePart } from '../template/template.js';
import { EVENTS_VIEW } from './events-view.js';

/** How far back a saved query looks until somebody writes another number into it. */
const DAYS = 7;

/** The questions of `queries/`, each with literal defaults, ready to run in the workgroup. */
export function namedQueries(athena: Athena, catalog: readonly CatalogQuery[]): TemplatePart {
  return {
    Resources: Object.fromEntries(
      catalog
        .filter(asksEventsOnly)
        .map((query) => [logicalId('query', query.name), namedQuery(athena, query)]),
    ),
  };
}

/** The ledger of a lake is a table that no bucket of log files has. */
export function asksEventsOnly({ sql }: CatalogQuery): boolean {
  return !/\b(?:cloudtrail_log_files|cloudtrail_event_copies|chain_heads|findings)\b/.test(sql);
}

function namedQuery(athena: Athena, query: CatalogQuery): Resource {
  return {
    Type: 'AWS::Athena::NamedQuery',
    Properties: {
      Name: query.name,
      Description: `${query.title}. ${query.why}`.slice(0, 1024),
      Database: athena.database,
      WorkGroup: ref('Workgroup'),
      QueryString: `${headerOf(query)}\n${queryText(athena, query)}\n`,
    },
  };
}

/** The statement of a query over the view, narrowed to recent deliveries. */
export function queryText(athena: Pick<Athena, 'dateLayout'>, query: CatalogQuery): string {
  const sql = renderParameters(
    query,
    Object.fromEntries(query.parameters.flatMap(fillIn)) as GivenParameters,
  );
  return narrowSql(sql, [{ name: EVENTS_VIEW, predicate: recently(athena) }]);
}

function headerOf({ title, parameters }: CatalogQuery): string {
  const told = parameters.map(
    ({ name, description, default: value }) =>
      `-- ${name}: ${description}${value === undefined ? `; write it in the place of ${PLACEHOLDER}` : ''}`,
  );
  return [`-- ${title}, in what was delivered within the last ${DAYS} days`, ...told].join('\n');
}

const PLACEHOLDER = 'CHANGE_ME';

/** What a query cannot know is a word that nobody takes for an answer. */
function fillIn({ name, type, default: value }: Parameter): readonly (readonly [string, ParameterValue])[] {
  return value === undefined ? [[name, placeholderOf(type)]] : [];
}

function placeholderOf(type: ParameterType): ParameterValue {
  switch (type) {
    case 'text':
      return PLACEHOLDER;
    case 'text[]':
      return [PLACEHOLDER];
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'timestamp':
      return new Date(0);
  }
}

/** With three date keys a range over months cannot be told by them, only the years that it touches. */
function recently({ dateLayout }: Pick<Athena, 'dateLayout'>): string {
  const since = `date_add('day', -${DAYS}, current_date)`;
  const date = `delivery_date >= date_format(${since}, '%Y/%m/%d')`;
  return dateLayout === 'dt' ? date : `delivery_year >= year(${since}) AND ${date}`;
}
