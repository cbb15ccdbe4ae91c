import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lineStart, recordLineLength, type SegmentTag, writeRecordLine } from './record-line.js';

const tag = fc.record<SegmentTag>({
  logKey: fc.string({ unit: 'grapheme' }),
  accountId: fc.option(fc.string()),
  day: fc.option(fc.constant('2026-03-01')),
  typed: fc.constant(true),
});

describe('the line of a record', () => {
  it("holds the tag and then the record's own members, in exactly the bytes that were counted", () => {
    const record = fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.jsonValue(), { minKeys: 1 });
    fc.assert(
      fc.property(tag, fc.nat(), record, (each, index, members) => {
        const text = Buffer.from(JSON.stringify(members));
        const start = lineStart(each);
        const line = Buffer.alloc(recordLineLength(start, index, text.length));
        expect(writeRecordLine(line, 0, start, index, { text, start: 0, end: text.length })).toBe(
          line.length,
        );
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
