import { isDeepStrictEqual as isEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { recordSpans } from './log-file-text.js';
import { splitRecords } from './split-records.js';

const bytes = (text: string): Buffer => Buffer.from(text);
const pieces = (content: Buffer): readonly string[] | undefined =>
  splitRecords(content)?.map(({ start, end }) => content.toString('latin1', start, end));

/** Text that tempts a careless splitter. */
const tempting = fc.constantFrom(
  '},{"k":',
  '},{"k"',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ']}',
  ',',
  '\u{1f600}',
  'é',
);
const value = fc.jsonValue({ stringUnit: fc.oneof(tempting, fc.string({ unit: 'binary', maxLength: 1 })) });
const record = fc.dictionary(fc.oneof(tempting, fc.string()), value).map((rest) => ({ k: 1, ...rest }));

describe('the records of a log file', () => {
  it('are cut where a parser finds them, unless a member holds objects like records', () => {
    fc.assert(
      fc.property(fc.array(record), (records) => {
        const content = bytes(JSON.stringify({ Records: records }));
        const found = recordSpans(content);
        if (found.kind !== 'records') throw new Error(found.kind);
        const cut = splitRecords(content)!;
        const whole = cut.every(({ start, end }) => isObject(content.toString('utf8', start, end)));
        expect(isEqual(cut, found.records)).toBe(whole);
      }),
    );
  });

  it('are all of the text between prefix and suffix, whatever the text', () => {
    const noise = fc.array(fc.oneof(tempting, fc.string()), { maxLength: 30 });
    fc.assert(
      fc.property(noise, fc.constantFrom('', ' ', '\r\n'), (parts, space) => {
        const middle = `{"k":${parts.join('')}}`;
        const content = bytes(`{"Records":[${middle}]}${space}`);
        const text = bytes(middle).toString('latin1');
        expect(pieces(content)?.join(',') ?? text).toBe(text);
      }),
    );
  });

  it.each([
    ['{"Records":[]}', []],
    ['{"Records":[]} \r\n', []],
    ['{"Records":[{"a":1}]}', ['{"a":1}']],
    ['{"Records":[{"a":1},{"a":2},{"b":3}]}', ['{"a":1}', '{"a":2},{"b":3}']],
    ['{"Records":[{"a":"},{\\"a\\":"}]}', ['{"a":"},{\\"a\\":"}']],
    ['{"Records":[{"a":[{},{"a":1}]}]}', ['{"a":[{}', '{"a":1}]}']],
  ])('of %s are %j, which the reader may refuse', (text, expected) => {
    expect(pieces(bytes(text))).toEqual(expected);
  });

  it.each([
    '{"Records": [{"a":1}]}',
    '{"Records":[{"a":1}],"more":1}',
    '{"Records":[{"a":1}]}x',
    '{"Records":[{}]}',
    '{"Records":[1]}',
    '{"Records":[{"a":1},\n{"a":2}]}',
    '{"Records":[',
    '{"Records":}',
    '',
  ])('are not cut in %j, which takes the careful way', (text) => {
    expect(pieces(bytes(text))).toBeUndefined();
  });
});

const isObject = (text: string): boolean => {
  try {
    return text.startsWith('{') && typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
};
