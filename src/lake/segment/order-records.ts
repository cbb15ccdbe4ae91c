import { bufferOf, type CutRecords } from './cut-records.js';

/** A record in memory, and whose it is. */
export interface CutRecord {
  readonly text: Buffer;
  readonly start: number;
  readonly end: number;
  readonly time: number;
  /** Id of the log file. */
  readonly object: number;
  /** Position in the log file. */
  readonly index: number;
}

/** All records of the segments by time; those of one time in the order in which they came. */
export const recordsByTime = (segments: readonly CutRecords[]): readonly CutRecord[] => {
  const records = segments.flatMap(recordsOf);
  const order = orderByTime(Float64Array.from(records, ({ time }) => time));
  return Array.from(order, (position) => records[position]!);
};

/** The records of a segment in the order of its log files. */
export const recordsOf = ({ text, starts, ends, times, objects }: CutRecords): readonly CutRecord[] => {
  const buffer = bufferOf(text);
  let place = 0;
  return objects.flatMap(({ id, records }) =>
    Array.from({ length: records }, (_, index) => {
      const record = {
        text: buffer,
        start: starts[place]!,
        end: ends[place]!,
        time: times[place]!,
        object: id,
        index,
      };
      place += 1;
      return record;
    }),
  );
};

/** The positions of the times, earliest first. */
export const orderByTime = (times: Float64Array): Float64Array => {
  const earliest = times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const latest = times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const count = times.length;
  if ((latest - earliest + 1) * count > Number.MAX_SAFE_INTEGER) return orderByComparing(times);
  // Time and position in one number: numbers are sorted without a call of a function for each comparison.
  return times
    .map((time, position) => (time - earliest) * count + position)
    .sort()
    .map((key) => key % count);
};

const orderByComparing = (times: Float64Array): Float64Array =>
  times.map((_, position) => position).sort((a, b) => times[a]! - times[b]! || a - b);
