import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, lakeOfRecords, type QueryLake } from '../../../test/fixtures/query-lake.js';
import type { QueryEngine } from '../query-engine.js';
import type { GivenParameters, Parameter } from './parameter.js';
import { placeholderNames, renderParameters } from './render-parameters.js';

const parameter = (name: string, type: Parameter['type'], rest: Partial<Parameter> = {}): Parameter => ({
  name,
  type,
  description: 'what it is for',
  ...rest,
});

const render = (sql: string, parameters: readonly Parameter[], given: GivenParameters): string =>
  renderParameters({ name: 'example', sql, parameters }, given);

describe('renderParameters', () => {
  it.each<[Parameter['type'], GivenParameters[string], string]>([
    ['text', "o'clock", "'o''clock'"],
    ['text', '', "''"],
    ['text', 'a\0b', "('a' || chr(0) || 'b')"],
    ['integer', '42', '42'],
    ['integer', -5, '(-5)'],
    ['number', '1.5', "CAST('1.5' AS double)"],
    ['number', '1e3', "CAST('1000' AS double)"],
    ['boolean', 'TRUE', 'true'],
    ['boolean', false, 'false'],
    ['timestamp', '2026-03-01', "from_iso8601_timestamp('2026-03-01T00:00:00.000Z')"],
    ['timestamp', '2026-03-01T08:30:00+01:00', "from_iso8601_timestamp('2026-03-01T07:30:00.000Z')"],
    ['timestamp', new Date(0), "from_iso8601_timestamp('1970-01-01T00:00:00.000Z')"],
    ['text[]', 'a, b,', "ARRAY['a', 'b']"],
    ['text[]', ['a,b', "c'"], "ARRAY['a,b', 'c''']"],
    ['text[]', '', 'ARRAY[]'],
  ])('writes a %s %j as %s', (type, given, literal) => {
    expect(render('SELECT :x', [parameter('x', type)], { x: given })).toBe(`SELECT ${literal}`);
  });

  it.each<[Parameter['type'], GivenParameters[string]]>([
    ['text', 5],
    ['text', '\ud800'],
    ['integer', '1.5'],
    ['integer', '99999999999999999'],
    ['integer', ''],
    ['number', 'Infinity'],
    ['number', '0x10'],
    ['boolean', 'yes'],
    ['timestamp', '2026-03-01T08:30:00'],
    ['timestamp', '2026-02-30'],
    ['timestamp', 'yesterday'],
    ['text[]', 5],
  ])('refuses to take %2$j for a %s', (type, given) => {
    expect(() => render('SELECT :x', [parameter('x', type)], { x: given })).toThrow(
      /^example, parameter x: .* is not /,
    );
  });

  it('takes the default when nothing is given, and says what is missing without one', () => {
    expect(render('SELECT :x', [parameter('x', 'integer', { default: 7 })], {})).toBe('SELECT 7');
    expect(() => render('SELECT :x', [parameter('x', 'integer')], {})).toThrow(
      'example: the parameter x is missing: what it is for',
    );
  });

  it.each([
    [0, 'at least 1'],
    [10, 'at most 9'],
  ])('keeps %i out of a range from 1 to 9', (given, message) => {
    const depth = parameter('depth', 'integer', { minimum: 1, maximum: 9 });
    expect(() => render('SELECT :depth', [depth], { depth: given })).toThrow(message);
  });

  it('says which parameter was meant', () => {
    const sql = 'SELECT :access_key';
    expect(() => render(sql, [parameter('access_key', 'text')], { acces_key: 'AKIA' })).toThrow(
      expect.objectContaining({ next: 'Did you mean access_key? It takes access_key.' }) as Error,
    );
  });

  it('replaces placeholders only where they are ones', () => {
    const sql = `SELECT ':x', ":x", :x::text /* :x */ -- :x`;
    expect(render(sql, [parameter('x', 'integer')], { x: 1 })).toBe(
      `SELECT ':x', ":x", 1::text /* :x */ -- :x`,
    );
    expect(placeholderNames(sql)).toEqual(['x']);
  });
});

describe('a text parameter', () => {
  let lake: QueryLake;
  let engine: QueryEngine;
  beforeAll(async () => {
    lake = await lakeOfRecords([]);
    engine = await lake.engine();
  });
  afterAll(async () => lake.remove());

  const hostile = fc.constantFrom(
    "'",
    "''",
    '\\',
    '"',
    '--',
    '/*',
    '*/',
    ';',
    '\0',
    '\n',
    '$$',
    ':x',
    '\u2028',
    '😀',
    ')',
  );
  const texts = fc.array(fc.oneof(hostile, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));

  it('arrives as it was given and cannot change the statement', async () => {
    const sql =
      "SELECT :x AS given, 'a' || :x AS prefixed, contains(ARRAY[:x], :x) AS found, 1 AS last -- :x";
    await fc.assert(
      fc.asyncProperty(texts, async (x) => {
        const { rows, columns } = await ask(engine, render(sql, [parameter('x', 'text')], { x }));
        expect(columns.map((column) => column.name)).toEqual(['given', 'prefixed', 'found', 'last']);
        expect(rows).toEqual([[x, `a${x}`, true, 1]]);
      }),
      { numRuns: 60 },
    );
  });

  it('arrives in a list as it was given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 5 }), async (x) => {
        const { rows } = await ask(engine, render('SELECT :x AS given', [parameter('x', 'text[]')], { x }));
        expect(rows).toEqual([[x]]);
      }),
      { numRuns: 30 },
    );
  });
});
