import type { Span } from './scan-json.js';

const BEFORE = Buffer.from('{"Records":[');
const AFTER = Buffer.from(']}');
const NEWLINE = 0x0a;
const SPACE = new Set([0x20, NEWLINE, 0x0d, 0x09]);

/** AWS's first key is `eventVersion`; one far longer than that is no key of a record. */
const LONGEST_KEY = 64;

/**
 * Cuts a log file of CloudTrail's compact form, `{"Records":[{…},{…}]}`, into its records without
 * reading them: at every `},{"k"`, where `k` is the first key of the first record. Undefined when the
 * text does not begin and end like that.
 *
 * The cut is a guess, and harmless when it is wrong. Prefix, pieces, the commas between them and
 * suffix are the whole text; so if every piece is one JSON object, then the text is JSON and the
 * pieces are its records, whatever they hold. A reader that refuses a line unless it is exactly one
 * object refuses every wrong cut, because a piece cut at the wrong depth has brackets without a mate.
 */
export const splitRecords = (content: Uint8Array): readonly Span[] | undefined => {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const end = endOfRecords(text);
  if (end === undefined || !text.subarray(0, BEFORE.length).equals(BEFORE)) return undefined;
  if (hasNewline(text, end)) return undefined;
  if (end === BEFORE.length) return [];
  const border = borderOf(text);
  return border === undefined ? undefined : cut(text, border, end);
};

/** The offset of the bracket that closes the array, if nothing but the closing brace follows. */
const endOfRecords = (text: Buffer): number | undefined => {
  let after = text.length;
  while (after > 0 && SPACE.has(text[after - 1]!)) after--;
  const end = after - AFTER.length;
  return end >= BEFORE.length && text.subarray(end, after).equals(AFTER) ? end : undefined;
};

/** A record with a newline would be two lines. CloudTrail writes none. */
const hasNewline = (text: Buffer, end: number): boolean => {
  const newline = text.indexOf(NEWLINE);
  return newline >= 0 && newline < end;
};

const borderOf = (text: Buffer): Buffer | undefined => {
  const quote = BEFORE.length + 1;
  if (text.toString('latin1', BEFORE.length, quote + 1) !== '{"') return undefined;
  const closing = text.indexOf('"', quote + 1);
  if (closing < 0 || closing - quote > LONGEST_KEY) return undefined;
  return Buffer.concat([Buffer.from('},'), text.subarray(BEFORE.length, closing + 1)]);
};

const cut = (text: Buffer, border: Buffer, end: number): readonly Span[] => {
  const records: Span[] = [];
  let start = BEFORE.length;
  for (let found = text.indexOf(border, start); found >= 0; found = text.indexOf(border, start)) {
    records.push({ start, end: found + 1 });
    start = found + 2;
  }
  return [...records, { start, end }];
};
