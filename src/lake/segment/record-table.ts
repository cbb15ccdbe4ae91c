import { bufferOf, type CutRecords } from './cut-records.js';

/**
 * The records of some segments, numbered from 0 in the order of segments, log files and records. A
 * table of numbers, because a batch holds a hundred thousand of them, which as objects would keep
 * the garbage collector busy.
 */
export interface RecordTable {
  readonly texts: readonly Buffer[];
  /** Which of the texts holds the record, and where. */
  readonly textOf: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly times: Float64Array;
  /** Id of the log file, and position in it. */
  readonly objects: Uint32Array;
  readonly indexes: Uint32Array;
}

export const recordTable = (segments: readonly CutRecords[]): RecordTable => {
  const count = segments.reduce((sum, { ends }) => sum + ends.length, 0);
  const table = {
    texts: segments.map(({ text }) => bufferOf(text)),
    textOf: new Uint32Array(count),
    starts: new Uint32Array(count),
    ends: new Uint32Array(count),
    times: new Float64Array(count),
    objects: new Uint32Array(count),
    indexes: new Uint32Array(count),
  };
  let first = 0;
  for (const [place, segment] of segments.entries()) {
    table.textOf.fill(place, first, first + segment.ends.length);
    table.starts.set(segment.starts, first);
    table.ends.set(segment.ends, first);
    table.times.set(segment.times, first);
    for (const { id, records } of segment.objects) {
      table.objects.fill(id, first, first + records);
      for (let index = 0; index < records; index++) table.indexes[first++] = index;
    }
  }
  return table;
};

/** The numbers of the records, earliest first; those of one time in the order in which they came. */
export const orderByTime = (times: Float64Array): Uint32Array => {
  const earliest = times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const latest = times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const count = times.length;
  if ((latest - earliest + 1) * count > Number.MAX_SAFE_INTEGER) return orderByComparing(times);
  // Time and record in one number: numbers are sorted without a call of a function for each comparison.
  const keys = times.map((time, record) => (time - earliest) * count + record).sort();
  return Uint32Array.from(keys, (key) => key % count);
};

const orderByComparing = (times: Float64Array): Uint32Array =>
  Uint32Array.from(times, (_, record) => record).sort((a, b) => times[a]! - times[b]! || a - b);
