import { expect, it } from 'vitest';
import { renderJson, renderJsonLine } from './json.js';

it('ends a document with one line break', () => {
  expect(renderJson({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}\n');
});

it('keeps a record on one line', () => {
  expect(renderJsonLine({ text: 'two\nlines' })).toBe('{"text":"two\\nlines"}\n');
});

it('writes an integer exactly, as a string where a JavaScript reader would round it', () => {
  expect(renderJsonLine({ small: 12n, large: 9007199254740993n })).toBe(
    '{"small":12,"large":"9007199254740993"}\n',
  );
});

it('escapes what a terminal would act on', () => {
  expect(renderJsonLine({ agent: '\u009b31m\u202e' })).toBe('{"agent":"\\u009b31m\\u202e"}\n');
});
