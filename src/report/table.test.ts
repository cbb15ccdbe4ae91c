import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { renderLine } from './styled-text.js';
import { renderTable, type Table } from './table.js';

const people: Table = {
  columns: [
    { name: 'principal', align: 'left' },
    { name: 'events', align: 'right' },
  ],
  rows: [
    ['arn:aws:iam::111122223333:role/deploy', '12'],
    ['日本語', '7'],
  ],
};

function show(table: Table, width: number | undefined): string[] {
  return renderTable(table, width).map((line) => renderLine(line, false));
}

describe('renderTable', () => {
  it('leaves every cell whole without a width', () => {
    expect(show(people, undefined)).toEqual([
      'principal                              events',
      'arn:aws:iam::111122223333:role/deploy      12',
      '日本語                                      7',
    ]);
  });

  it('cuts the widest column first, an ARN in its middle', () => {
    expect(show(people, 30)).toEqual([
      'principal                 eve…',
      'arn:aws:iam…:role/deploy    12',
      '日本語                       7',
    ]);
  });

  it('cuts names before cells', () => {
    const table: Table = {
      columns: [
        { name: 'source_ip_address', align: 'left' },
        { name: 'mfa_authenticated', align: 'left' },
      ],
      rows: [['192.0.2.77', 'false']],
    };
    expect(show(table, 17)).toEqual(['source_ip…  mfa_…', '192.0.2.77  false']);
  });

  it('never cuts what has to be whole', () => {
    const table: Table = {
      columns: [
        { name: 'event_time', align: 'left', whole: true },
        { name: 'user_agent', align: 'left' },
      ],
      rows: [['2026-03-01T08:30:00Z', 'aws-cli/2.22.35 on linux']],
    };
    expect(show(table, 32)).toEqual(['event_time            user_agent', '2026-03-01T08:30:00Z  aws-cli/2…']);
    expect(show(table, 29)).toEqual([
      'row 1',
      'event_time  2026-03-01T08:30…',
      'user_agent  aws-cli/2.22.35 …',
    ]);
  });

  it('leaves names of numbers whole as long as texts can give way', () => {
    const table: Table = {
      columns: [
        { name: 'price', align: 'left' },
        { name: 'dollars', align: 'right', whole: true },
      ],
      rows: [['management events, first copy', '$0.00']],
    };
    expect(show(table, 24)).toEqual(['price            dollars', 'management eve…    $0.00']);
    expect(show(table, 15)).toEqual(['price     doll…', 'managem…  $0.00']);
  });

  it('shows a block per row when the columns do not fit', () => {
    expect(show(people, 13)).toEqual([
      'row 1',
      'princ…  ar…oy',
      'events  12',
      'row 2',
      'princ…  日本…',
      'events  7',
    ]);
  });

  it('never writes beyond the width and never lets a control character through', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    const table = fc.integer({ min: 1, max: 6 }).chain((count) =>
      fc.record({
        columns: fc.array(fc.record({ name: text, align: fc.constantFrom('left', 'right') }), {
          minLength: count,
          maxLength: count,
        }),
        rows: fc.array(fc.array(text, { minLength: count, maxLength: count }), { maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(table, fc.integer({ min: 12, max: 120 }), (anyTable, width) => {
        for (const line of show(anyTable as Table, width)) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        }
      }),
    );
  });
});
