import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderValue, renderParameters } from '../parameters/render-parameters.js';
import type { Parameter } from '../parameters/parameter.js';
import { readFixtures } from './fixture.contract.js';
import { loadCatalog } from './load-catalog.js';
import type { CatalogQuery } from './query.js';

interface TrinoParser {
  validate(sql: string): readonly { readonly message: string; readonly startLine: number }[];
}

const catalog = await loadCatalog();
const source = fileURLToPath(new URL('../../..', import.meta.url));
let folder: string;
let parser: TrinoParser;

/** The package's modules import each other without extensions, which Node does not resolve: they are bundled first. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orgtrail-trino-grammar-'));
  const outfile = join(folder, 'trino.mjs');
  await build({
    stdin: { contents: "export { TrinoSQL } from 'dt-sql-parser/dist/parser/trino';", resolveDir: source },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'error',
  });
  const bundle = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as {
    readonly TrinoSQL: new () => TrinoParser;
  };
  parser = new bundle.TrinoSQL();
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

const EXAMPLES: Readonly<Record<Parameter['type'], Parameter['default'] & {}>> = {
  text: "it's",
  integer: 5,
  number: 1.5,
  boolean: true,
  timestamp: new Date(0),
  'text[]': ['a', 'b'],
};

const rendered = (query: CatalogQuery): string =>
  renderParameters(query, readFixtures(query.name).positive.parameters ?? {});

describe("Trino's grammar", () => {
  it.each(catalog.map((query) => [query.name, query] as const))('accepts %s', (_, query) => {
    expect(parser.validate(rendered(query))).toEqual([]);
  });

  it.each(Object.entries(EXAMPLES))('accepts a %s as it is rendered', (type, value) => {
    expect(parser.validate(`SELECT ${renderValue(type as Parameter['type'], value)} AS x`)).toEqual([]);
  });

  it.each(['SELECT a::text FROM t', 'SELECT * EXCLUDE (a) FROM t', 'SELECT a FROM t QUALIFY true', 'FROM t'])(
    "refuses DuckDB's own %s",
    (sql) => {
      expect(parser.validate(sql)).not.toEqual([]);
    },
  );
});
