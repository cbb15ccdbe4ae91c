import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanJsonText, cleanText } from './clean-text.js';

const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('cleanText', () => {
  it.each([
    ['plain text and é 日本 🙂 stay', 'plain text and é 日本 🙂 stay'],
    ['\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
    ['\u009b31m', '\\u009b31m'],
    ['one\r\ntwo\tthree', 'one\\r\\ntwo\\tthree'],
    ['user\u202egnp.exe', 'user\\u202egnp.exe'],
    ['a\u2066b\u2069', 'a\\u2066b\\u2069'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
    ['tag\u{e0041}', 'tag\\udb40\\udc41'],
    ['half \ud83d', 'half \\ud83d'],
    ['\u0000\u007f', '\\u0000\\u007f'],
  ])('shows %j as %j', (text, expected) => {
    expect(cleanText(text)).toBe(expected);
  });

  it('leaves no character that a terminal would act on', () => {
    fc.assert(fc.property(anyText, (text) => !UNSAFE.test(cleanText(text))));
  });
});

describe('cleanJsonText', () => {
  it('keeps the value of the document', () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, anyText), (value) => {
        const cleaned = cleanJsonText(JSON.stringify(value, null, 2));
        expect(JSON.parse(cleaned)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(cleaned.replaceAll('\n', '')).not.toMatch(UNSAFE);
      }),
    );
  });

  it('keeps the layout of a document and leaves out carriage returns', () => {
    expect(cleanJsonText('{\r\n\t"a": "\u009b"\r\n}')).toBe('{\n\t"a": "\\u009b"\n}');
  });
});
