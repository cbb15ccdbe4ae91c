import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SHARED_FUNCTIONS } from '../sql/shared-functions.js';
import { significantTokens } from '../sql/tokenize.js';
import { findQuery } from './find-query.js';
import { loadCatalog } from './load-catalog.js';

const catalog = await loadCatalog();
const shared = new Set<string>(Object.values(SHARED_FUNCTIONS).flat());

const words = (sql: string): readonly string[] =>
  significantTokens(sql).map((token) => token.text.toLowerCase());

/** A call is written without a space before its parenthesis, everything else with one. */
const calledFunctions = (sql: string): readonly string[] =>
  significantTokens(sql)
    .filter(({ kind, text, start }) => kind === 'word' && sql[start + text.length] === '(')
    .map((token) => token.text.toLowerCase());

describe('the catalog', () => {
  it('has names that can be typed, each once', () => {
    const names = catalog.map((query) => query.name);
    expect(names.filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names the file that is wrong', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'orgtrail-catalog-'));
    await writeFile(join(folder, 'broken.sql'), 'SELECT 1');
    await expect(loadCatalog(folder)).rejects.toThrow(/broken\.sql: a query's header has one title/);
    await rm(folder, { recursive: true });
  });
});

describe.each(catalog.map((query) => [query.name, query] as const))('the query %s', (_, query) => {
  it('selects named columns in a stated order', () => {
    const tokens = words(query.sql);
    const stars = tokens.filter(
      (word, index) => word === '*' && /^(?:select|distinct|,|[.])$/.test(tokens[index - 1]!),
    );
    expect(stars).toEqual([]);
    expect(query.sql).toMatch(/\nORDER BY\s/);
  });

  it('stays within the dialect that both engines share', () => {
    expect(calledFunctions(query.sql).filter((name) => !shared.has(name))).toEqual([]);
    const foreign = ['ilike', 'qualify', '::', '->', '->>', 'except', 'exclude'];
    expect(words(query.sql).filter((word) => foreign.includes(word))).toEqual([]);
    const extractions = query.sql.match(/regexp_extract\(/g) ?? [];
    expect(query.sql.match(/nullif\(\s*regexp_extract\(/g) ?? []).toHaveLength(extractions.length);
  });
});

describe('findQuery', () => {
  it('finds a query by its name', () => {
    expect(findQuery(catalog, 'trail-tampering').topic).toBe('logging');
  });

  it('says which ones may have been meant', () => {
    expect(() => findQuery(catalog, 'trail-tempering')).toThrow(
      expect.objectContaining({
        message: 'there is no query "trail-tempering"',
        next: 'Did you mean trail-tampering? orgtrail query lists all of them.',
      }) as Error,
    );
  });
});
