import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.js';

const HEADER = `-- title: Everything one key did
-- topic: access-keys
-- why: The first question
--   about a leaked key.
`;

const COLUMN = '-- column: event_time: when\n';

describe('parseQuery', () => {
  it('reads a header and the statement below it', () => {
    const text = `${HEADER}-- parameter: key text: the key, such as AKIA…
-- parameter: limit integer = 100 [1..1000]: how many
-- parameter: names text[] = ["a", "b:c"]: some names
${COLUMN}SELECT event_time FROM t WHERE a = :key AND contains(:names, b) LIMIT :limit
`;
    expect(parseQuery('key', text)).toEqual({
      name: 'key',
      title: 'Everything one key did',
      topic: 'access-keys',
      why: 'The first question about a leaked key.',
      parameters: [
        { name: 'key', type: 'text', description: 'the key, such as AKIA…' },
        { name: 'limit', type: 'integer', default: 100, minimum: 1, maximum: 1000, description: 'how many' },
        { name: 'names', type: 'text[]', default: ['a', 'b:c'], description: 'some names' },
      ],
      columns: [{ name: 'event_time', description: 'when' }],
      sql: 'SELECT event_time FROM t WHERE a = :key AND contains(:names, b) LIMIT :limit',
    });
  });

  it.each([
    ['an unknown topic', HEADER.replace('access-keys', 'keys') + COLUMN + 'SELECT 1', /not a topic/],
    ['two titles', `-- title: A second\n${HEADER}${COLUMN}SELECT 1`, /one title/],
    ['a line without a label', `${HEADER}-- whatever\n${COLUMN}SELECT 1`, /not a line/],
    ['an unknown type', `${HEADER}-- parameter: a uuid: x\n${COLUMN}SELECT :a`, /not a parameter/],
    [
      'a default of another type',
      `${HEADER}-- parameter: a integer = "x": x\n${COLUMN}SELECT :a`,
      /not a default/,
    ],
    [
      'a default out of range',
      `${HEADER}-- parameter: a integer = 0 [1..2]: x\n${COLUMN}SELECT :a`,
      /not a default/,
    ],
    ['a parameter that is not used', `${HEADER}-- parameter: a text: x\n${COLUMN}SELECT 1`, /declares a/],
    ['a placeholder that is not declared', `${HEADER}${COLUMN}SELECT :a`, /uses the parameters a/],
    ['no column', `${HEADER}SELECT 1`, /names no column/],
    ['a semicolon', `${HEADER}${COLUMN}SELECT 1;`, /semicolon/],
  ])('refuses a file with %s', (_, text, message) => {
    expect(() => parseQuery('key', text)).toThrow(message);
  });
});
