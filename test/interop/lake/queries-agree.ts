import { afterAll, describe, expect, it } from 'vitest';

import type { Catalog } from '../../../src/query/index.js';
import type { TrinoSession } from '../trino/index.js';
import { firstDifference } from './first-difference.js';
import { type Question, statementOf, titleOf } from './question.js';
import { questionsOf } from './questions.js';
import { LAKES, type LakeName, type Readers } from './readers.js';

/** Rows that both engines gave, by lake and query; the most of several questions. */
type RowCounts = ReadonlyMap<string, ReadonlyMap<LakeName, number>>;

/** Real logs and believable ones; the odd lake is made to have an answer for everything. */
const BELIEVABLE: readonly LakeName[] = ['invictus', 'simulated'];

/** The same text of every named query gives the same rows, in the same order, on Trino and on our engine. */
export const queriesAgree = (readers: Readers, catalog: Catalog): void => {
  const counts = new Map(catalog.map(({ name }) => [name, new Map<LakeName, number>()]));
  const note = (query: string, lake: LakeName, rows: number): void => {
    const known = counts.get(query)?.get(lake) ?? 0;
    counts.get(query)?.set(lake, Math.max(known, rows));
  };

  describe.each(LAKES)('on the %s lake', (lake) => {
    it.each(named(questionsOf(catalog, lake)))('%s', async (_, question) => {
      const sql = await statementOf(question, readers.lake(lake).engine);
      const [duckdb, trino] = await Promise.all([
        readers.askDuckdb(lake, sql),
        readers.askTrino(lake, sql, sessionOf(question)),
      ]);
      expect(firstDifference(duckdb, trino)).toBeUndefined();
      note(question.query.name, lake, duckdb.rows.length);
    });
  });

  it('have rows in four of five queries on real and believable logs', () => {
    const answered = catalog.filter(({ name }) => hasRows(counts, name, BELIEVABLE));
    expect(answered.length / catalog.length).toBeGreaterThanOrEqual(0.8);
  });

  it('have rows in every query on some lake', () => {
    const unanswered = catalog.filter(({ name }) => !hasRows(counts, name, LAKES));
    expect(unanswered.map(({ name }) => name)).toEqual([]);
  });

  afterAll(() => {
    console.info(report(counts));
  });
};

const named = (questions: readonly Question[]): readonly (readonly [string, Question])[] =>
  questions.map((question) => [titleOf(question), question]);

/**
 * Trino writes a recursion out, 10 levels deep unless told, and plans all of them: most of the time that
 * such a query takes. One level more than the question asks for gives the same rows.
 */
const sessionOf = ({ query, choices }: Question): TrinoSession => {
  const depth = query.parameters.find(({ name }) => name === 'max_depth');
  if (depth === undefined) return {};
  const levels = Number(choices.max_depth ?? depth.default) + 1;
  return { properties: { max_recursion_depth: String(levels) } };
};

const hasRows = (counts: RowCounts, query: string, lakes: readonly LakeName[]): boolean =>
  lakes.some((lake) => (counts.get(query)?.get(lake) ?? 0) > 0);

const report = (counts: RowCounts): string => {
  const lines = [...counts].map(([query, byLake]) =>
    [query.padEnd(28), ...LAKES.map((lake) => String(byLake.get(lake) ?? '-').padStart(10))].join(''),
  );
  return [['rows'.padEnd(28), ...LAKES.map((lake) => lake.padStart(10))].join(''), ...lines].join('\n');
};
