import { UserError } from '../../errors.js';
import { closestNames } from '../closest-names.js';
import type { Catalog } from './load-catalog.js';
import type { CatalogQuery } from './query.js';

/** @throws {UserError} with the names that may have been meant */
export function findQuery(catalog: Catalog, name: string): CatalogQuery {
  const query = catalog.find((each) => each.name === name);
  if (query !== undefined) return query;
  const closest = closestNames(
    name,
    catalog.map((each) => each.name),
  );
  const list = 'orgtrail query lists all of them.';
  throw new UserError({
    what: `there is no query ${JSON.stringify(name)}`,
    next: closest.length === 0 ? list : `Did you mean ${closest.join(', ')}? ${list}`,
  });
}
