import { completeRecords, readFixtures } from '../../../src/query/catalog/fixture.contract.js';
import type { Catalog, GivenParameters } from '../../../src/query/index.js';

type Json = Readonly<Record<string, unknown>>;

/** The records of every query's own fixtures, with an event id of their own unless they ask for one. */
export const fixtureRecords = (catalog: Catalog): readonly Json[] =>
  catalog.flatMap(({ name }) => {
    const { positive, negative } = readFixtures(name);
    return [positive, negative].flatMap(({ records }, part) =>
      completeRecords(records).map((record, index) => {
        const filledIn = String(record.eventID).startsWith('00000000-0000-4000-8000-');
        return filledIn ? { ...record, eventID: `${name}-${part}-${index}` } : record;
      }),
    );
  });

/** The parameters with which a query finds what is in its fixtures. */
export const fixtureParameters = (name: string): GivenParameters =>
  readFixtures(name).positive.parameters ?? {};
