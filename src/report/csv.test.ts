import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CellValue, renderCsvRow } from './csv.js';

describe('renderCsvRow', () => {
  it.each<[readonly CellValue[], string]>([
    [['a', 1, 2n, true, null], 'a,1,2,true,\n'],
    [['', null], '"",\n'],
    [['say "hi", twice'], '"say ""hi"", twice"\n'],
    [['two\nlines'], '"two\nlines"\n'],
    [['=cmd|calc'], "'=cmd|calc\n"],
    [['@SUM(A1)'], "'@SUM(A1)\n"],
    [['-2+3+cmd'], "'-2+3+cmd\n"],
    [['\t=1'], '"\'\t=1"\n'],
    [['＝1'], "'＝1\n"],
    [['-5', '+1.5e3', -5], '-5,+1.5e3,-5\n'],
    [['\u001b[31m\u202e'], '\\u001b[31m\\u202e\n'],
  ])('writes row %# as %s', (cells, expected) => {
    expect(renderCsvRow(cells)).toBe(expected);
  });

  it('is read back cell by cell by a strict reader, and no text cell starts a formula', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.stringMatching(/^[=+\-@\t"',;\r\n a]{0,8}$/),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (rows) => {
          const read = readStrictly(rows.map(renderCsvRow).join(''));
          expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
          for (const text of read.flat()) {
            expect(text).not.toMatch(/^[=@\t\r\n]/);
            expect(text.replaceAll(/[\t\r\n]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
          }
        },
      ),
    );
  });

  it('gives ordinary text back unchanged', () => {
    const ordinary = fc.stringMatching(/^(?:[a-z ",;][a-z ",;\n]{0,11})?$/);
    fc.assert(
      fc.property(fc.array(ordinary, { minLength: 1, maxLength: 4 }), (row) => {
        expect(readStrictly(renderCsvRow(row))).toEqual([row]);
      }),
    );
  });
});

/** RFC 4180 without mercy: quotes only around a whole cell, every row ends in a line feed. */
function readStrictly(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  while (position < text.length) {
    const [cell, end] = text[position] === '"' ? readQuoted(text, position) : readBare(text, position);
    row.push(cell);
    if (text[end] !== ',' && text[end] !== '\n')
      throw new Error(`unexpected ${JSON.stringify(text[end])} at ${end}`);
    if (text[end] === '\n') {
      rows.push(row);
      row = [];
    }
    position = end + 1;
    if (text[end] === ',' && position === text.length) throw new Error('the last row does not end');
  }
  return rows;
}

function readQuoted(text: string, start: number): [string, number] {
  const match = /"((?:[^"]|"")*)"/y;
  match.lastIndex = start;
  const found = match.exec(text);
  if (found === null) throw new Error(`unclosed quote at ${start}`);
  return [found[1]!.replaceAll('""', '"'), match.lastIndex];
}

function readBare(text: string, start: number): [string, number] {
  const match = /[^,"\n\r]*/y;
  match.lastIndex = start;
  return [match.exec(text)![0], match.lastIndex];
}
