import { eventTimes } from './event-times.js';
import type { Span } from './scan-json.js';

/** A log file that was cut into its records. */
export interface CutObject {
  readonly id: number;
  readonly content: Uint8Array;
  readonly records: readonly Span[];
}

/** Log files in memory, and where their records stand. */
export interface CutRecords {
  /** The content of the log files, one after the other. */
  readonly text: Uint8Array;
  /** Where each record starts and ends in `text`, in the order of the files and of their records. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** When each record happened, in seconds of `eventTimes`. */
  readonly times: Float64Array;
  readonly objects: readonly { readonly id: number; readonly records: number }[];
}

/** A content of this size travels in the memory that it was inflated into; smaller ones are put together. */
const OWN_MEMORY_BYTES = 64 * 1024;

/** Whether the memory of a content holds little else, so that it can move to another thread as it is. */
export const ownsItsMemory = ({ byteLength, byteOffset, buffer }: Uint8Array): boolean =>
  byteLength >= OWN_MEMORY_BYTES && byteOffset === 0 && buffer.byteLength - byteLength < OWN_MEMORY_BYTES;

export const cutRecords = (objects: readonly CutObject[]): CutRecords => {
  const count = objects.reduce((sum, { records }) => sum + records.length, 0);
  const cut = {
    text: joined(objects),
    starts: new Uint32Array(count),
    ends: new Uint32Array(count),
    times: new Float64Array(count),
    objects: objects.map(({ id, records }) => ({ id, records: records.length })),
  };
  let offset = 0;
  let place = 0;
  for (const { content, records } of objects) {
    cut.times.set(eventTimes(bufferOf(content), records), place);
    for (const { start, end } of records) {
      cut.starts[place] = offset + start;
      cut.ends[place++] = offset + end;
    }
    offset += content.length;
  }
  return cut;
};

const joined = (objects: readonly CutObject[]): Uint8Array => {
  const [only] = objects;
  if (objects.length === 1 && only !== undefined && ownsItsMemory(only.content)) return only.content;
  const text = Buffer.allocUnsafeSlow(objects.reduce((sum, { content }) => sum + content.length, 0));
  let at = 0;
  for (const { content } of objects) {
    text.set(content, at);
    at += content.length;
  }
  return text;
};

export const bufferOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
