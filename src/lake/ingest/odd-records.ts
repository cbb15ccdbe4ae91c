import { isObject, onOneLine, type Span } from '../segment/scan-json.js';
import { memberNames, memberObject, recordSpans } from '../segment/log-file-text.js';
import type { RefusedPart } from './sound-batch.js';

/** One record of an odd file, byte for byte (but for newlines between values). */
export interface OddRecord {
  readonly object: number;
  readonly index: number;
  readonly text: Buffer;
}

export interface OddFileRecords {
  readonly records: readonly OddRecord[];
  readonly refused: readonly RefusedPart[];
}

/** Cuts an odd file into its records by their text. */
export const oddRecords = (object: number, content: Uint8Array): OddFileRecords => {
  const found = recordSpans(content);
  switch (found.kind) {
    case 'not-a-log':
      return {
        records: [],
        refused: [{ object, recordIndex: null, reason: 'not-a-log', detail: 'no array named Records' }],
      };
    case 'failed':
      return { records: [], refused: [{ object, recordIndex: null, ...found }] };
    case 'records':
      return splitRecords(object, content, found.records);
    default:
      return found satisfies never;
  }
};

const splitRecords = (object: number, content: Uint8Array, spans: readonly Span[]): OddFileRecords => {
  const records: OddRecord[] = [];
  const refused: RefusedPart[] = [];
  spans.forEach((span, index) => {
    const objection = objectionTo(content, span);
    if (objection === undefined) {
      const text = Buffer.from(onOneLine(content.subarray(span.start, span.end)));
      records.push({ object, index, text });
    } else refused.push({ object, recordIndex: index, ...objection });
  });
  return { records, refused };
};

/**
 * A member that is there twice means one thing to one parser and another to the next, so neither is
 * taken. The generic reader would take the first without a word.
 */
const objectionTo = (content: Uint8Array, record: Span): { reason: string; detail: string } | undefined => {
  if (!isObject(content, record)) return { reason: 'not-a-record', detail: 'a record that is not an object' };
  const doubled = repeated(content, record) ?? repeatedInside(content, record, 'userIdentity');
  return doubled === undefined
    ? undefined
    : { reason: 'duplicate-key', detail: `the member ${JSON.stringify(doubled)} stands there twice` };
};

const repeatedInside = (content: Uint8Array, record: Span, name: string): string | undefined => {
  const inner = memberObject(content, record, name);
  if (inner === undefined) return undefined;
  const session = memberObject(content, inner, 'sessionContext');
  return repeated(content, inner) ?? (session === undefined ? undefined : repeated(content, session));
};

const repeated = (content: Uint8Array, object: Span): string | undefined => {
  const seen = new Set<string>();
  return memberNames(content, object).find((name) => seen.has(name) || !seen.add(name));
};
