import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bold, type Line, red, renderLine } from './styled-text.js';

const anyText = fc.string({ unit: 'binary', maxLength: 20 });
const anyLine: fc.Arbitrary<Line> = fc.oneof(
  anyText,
  fc.array(fc.oneof(anyText, anyText.map(bold), anyText.map(red)), { maxLength: 5 }),
);

it('gives a line without any escape sequence when colour is off', () => {
  fc.assert(fc.property(anyLine, (line) => !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(renderLine(line, false))));
});

it('gives only its own colour sequences when colour is on', () => {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  const ownSequence = /\u001b\[(?:1|22|31|39)m/g;
  fc.assert(
    fc.property(
      anyLine,
      (line) => !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(renderLine(line, true).replace(ownSequence, '')),
    ),
  );
});

it('colours a span and nothing else', () => {
  expect(renderLine(['plain ', red('alarm')], true)).toBe('plain \u001b[31malarm\u001b[39m');
});
