import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseQuery } from './parse-query.js';
import { type CatalogQuery, TOPICS } from './query.js';

/** The named queries, by topic and then by name. */
export type Catalog = readonly CatalogQuery[];

/** `queries/` of the package: as far up from the sources as from what they are compiled to. */
export const CATALOG_FOLDER = fileURLToPath(new URL('../../../queries/', import.meta.url));

const EXTENSION = '.sql';

export async function loadCatalog(folder: string = CATALOG_FOLDER): Promise<Catalog> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(EXTENSION)).sort();
  const queries = await Promise.all(names.map(async (name) => loadQuery(folder, name)));
  return queries.sort((left, right) => topicRank(left) - topicRank(right));
}

async function loadQuery(folder: string, fileName: string): Promise<CatalogQuery> {
  const path = join(folder, fileName);
  try {
    return parseQuery(fileName.slice(0, -EXTENSION.length), await readFile(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${path}: ${(cause as Error).message}`, { cause });
  }
}

const TOPIC_ORDER = Object.keys(TOPICS);

function topicRank(query: CatalogQuery): number {
  return TOPIC_ORDER.indexOf(query.topic);
}
