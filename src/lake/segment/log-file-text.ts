import { elementsOf, isArray, isObject, ScanError, type Span, skipSpace, visitMembers } from './scan-json.js';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

/** A byte order mark is not JSON, but harmless: it carries no content. */
export const withoutByteOrderMark = (content: Uint8Array): Uint8Array =>
  BYTE_ORDER_MARK.every((byte, index) => content[index] === byte) ? content.subarray(3) : content;

export type RecordSpans =
  | { readonly kind: 'records'; readonly records: readonly Span[] }
  /** A JSON object that is not a log file, such as a digest. */
  | { readonly kind: 'not-a-log' }
  | { readonly kind: 'failed'; readonly reason: 'malformed-json' | 'duplicate-key'; readonly detail: string };

/** Where each record stands in a log file, by its text alone. */
export const recordSpans = (content: Uint8Array): RecordSpans => {
  try {
    return findRecords(content);
  } catch (cause) {
    if (cause instanceof ScanError)
      return { kind: 'failed', reason: 'malformed-json', detail: cause.message };
    throw cause;
  }
};

const findRecords = (content: Uint8Array): RecordSpans => {
  const members: Span[] = [];
  const end = visitMembers(content, skipSpace(content, 0), (key, value) => {
    if (textOf(content, key) === 'Records') members.push(value);
  });
  const rest = skipSpace(content, end);
  if (rest !== content.length) throw new ScanError('text after the end of the object', rest);
  const [records, second] = members;
  if (second !== undefined) {
    return { kind: 'failed', reason: 'duplicate-key', detail: 'the file has two members named Records' };
  }
  if (records === undefined || !isArray(content, records)) return { kind: 'not-a-log' };
  return { kind: 'records', records: elementsOf(content, records.start) };
};

/** The names of an object's members, in order, as written. */
export const memberNames = (content: Uint8Array, object: Span): readonly string[] => {
  const names: string[] = [];
  visitMembers(content, object.start, (key) => names.push(textOf(content, key)));
  return names;
};

export const memberObject = (content: Uint8Array, object: Span, name: string): Span | undefined => {
  let found: Span | undefined;
  visitMembers(content, object.start, (key, value) => {
    if (isObject(content, value) && textOf(content, key) === name) found = value;
  });
  return found;
};

export const textOf = (content: Uint8Array, span: Span): string =>
  Buffer.from(content.buffer, content.byteOffset + span.start, span.end - span.start).toString('utf8');
