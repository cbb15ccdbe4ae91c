import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { unknownFields } from './drift.js';
import { memberNames, recordSpans, textOf } from './log-file-text.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('record spans', () => {
  it('cut any JSON records exactly where they stand', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(0, 1, 4), (records, indent) => {
        const content = bytes(JSON.stringify({ before: '"]}', Records: records, after: [{}] }, null, indent));
        const found = recordSpans(content);
        if (found.kind !== 'records') throw new Error(found.kind);
        const texts = found.records.map((span) => JSON.parse(textOf(content, span)));
        expect(texts).toEqual(JSON.parse(JSON.stringify(records)));
      }),
    );
  });

  it('never throw, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.string().map(bytes)), (content) => {
        expect(['records', 'not-a-log', 'failed']).toContain(recordSpans(content).kind);
      }),
    );
  });

  it.each([
    ['{"Records":[{"a":"}', 'malformed-json'],
    ['{"Records":[{}]} {}', 'malformed-json'],
    ['{"Records":[],"Records":[]}', 'duplicate-key'],
  ])('refuse %s', (text, reason) => {
    expect(recordSpans(bytes(text))).toMatchObject({ kind: 'failed', reason });
  });

  it('do not overflow the stack on deep nesting', () => {
    const text = `{"Records":[${'['.repeat(200_000)}${']'.repeat(200_000)}]}`;
    expect(recordSpans(bytes(text))).toMatchObject({ kind: 'records', records: [{ start: 12 }] });
  });
});

describe('member names', () => {
  it('are those that JSON.parse finds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^\w+$/), fc.jsonValue()), (object) => {
        const content = bytes(JSON.stringify(object));
        expect(memberNames(content, { start: 0, end: content.length })).toEqual(Object.keys(object));
      }),
    );
  });
});

describe('unknown fields', () => {
  const content = bytes(
    '{"Records":[{"eventID":"1"},{"newField":{},"userIdentity":{"type":"Root","badge":1}}]}',
  );

  it('are found in the records that are looked at', () => {
    const found = recordSpans(content);
    if (found.kind !== 'records') throw new Error(found.kind);
    expect(unknownFields(content, found.records)).toEqual(['newField', 'userIdentity.badge']);
    expect(unknownFields(content, found.records.slice(0, 1))).toEqual([]);
  });
});
