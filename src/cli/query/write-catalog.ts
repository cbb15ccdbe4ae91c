import { type Catalog, type CatalogQuery, type Parameter, TOPICS } from '../../query/index.js';
import { bold, cyan, dim, padText } from '../../report/index.js';
import type { Output } from '../output.js';

/** The named queries, a line each under their topic. */
export function writeCatalog(output: Output, catalog: Catalog, json: boolean): void {
  if (json) return output.document({ schema: 'orgtrail.queries/1', queries: catalog.map(describe) });
  const width = Math.max(0, ...catalog.map(({ name }) => name.length));
  for (const [topic, heading] of Object.entries(TOPICS)) {
    const queries = catalog.filter((query) => query.topic === topic);
    if (queries.length === 0) continue;
    output.print([bold(heading)]);
    for (const { name, title } of queries)
      output.print(['  ', cyan(padText(name, width, 'left')), `  ${title}`]);
  }
  output.note([dim('orgtrail query <name> --about tells what one answers and which parameters it takes')]);
}

/** One named query as its file describes it. */
export function writeAbout(output: Output, query: CatalogQuery, json: boolean): void {
  if (json) return output.document({ schema: 'orgtrail.queries/1', queries: [describe(query)] });
  output.print([bold(query.title)]);
  output.print(query.why);
  printList(
    output,
    'Parameters',
    query.parameters.map((parameter) => [parameter.name, describeParameter(parameter)]),
  );
  printList(
    output,
    'Columns',
    query.columns.map(({ name, description }) => [name, description]),
  );
  output.print([bold('SQL')]);
  for (const line of query.sql.split('\n')) output.print(`  ${line}`);
}

function printList(output: Output, heading: string, entries: readonly (readonly [string, string])[]): void {
  if (entries.length === 0) return;
  const width = Math.max(...entries.map(([name]) => name.length));
  output.print([bold(heading)]);
  for (const [name, text] of entries) output.print(['  ', cyan(padText(name, width, 'left')), `  ${text}`]);
}

function describeParameter({ type, description, ...parameter }: Parameter): string {
  const { minimum, maximum } = parameter;
  const range = minimum === undefined ? '' : ` from ${minimum} to ${maximum}`;
  const fallback =
    parameter.default === undefined ? 'required' : `default ${JSON.stringify(parameter.default)}`;
  return `${description} (${type}${range}, ${fallback})`;
}

function describe({ name, title, topic, why, parameters, columns, sql }: CatalogQuery): object {
  return { name, title, topic, why, parameters, columns, sql };
}
