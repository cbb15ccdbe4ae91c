import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lineLength, lineStart, type RecordTag, writeLine } from './record-line.js';
import { recordTable } from './record-table.js';

const tag = fc.record<RecordTag>({
  logKey: fc.string({ unit: 'grapheme' }),
  accountId: fc.option(fc.string()),
  day: fc.option(fc.constant('2026-03-01')),
});

describe('the line of a record', () => {
  it("holds the tag and then the record's own members, in exactly the bytes that were counted", () => {
    const record = fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.jsonValue(), { minKeys: 1 });
    fc.assert(
      fc.property(tag, fc.nat({ max: 2 ** 32 - 1 }), record, (each, index, members) => {
        const text = Buffer.from(JSON.stringify(members));
        const table = { ...recordTable([only(text)]), indexes: Uint32Array.of(index) };
        const start = lineStart(each);
        const line = Buffer.alloc(lineLength(table, 0, start));
        expect(writeLine(line, 0, table, 0, start)).toBe(line.length);
        expect(line.at(-1)).toBe(0x0a);
        expect(JSON.parse(line.toString())).toEqual({
          _log_key: each.logKey,
          _account: each.accountId,
          _day: each.day,
          _record_index: index,
          ...JSON.parse(text.toString()),
        });
      }),
    );
  });
});

const only = (text: Buffer) => ({
  text,
  starts: Uint32Array.of(0),
  ends: Uint32Array.of(text.length),
  times: Float64Array.of(0),
  objects: [{ id: 0, records: 1 }],
});
