import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { CutRecords } from './cut-records.js';
import { dayOf, dayText } from './event-times.js';
import { lineLength, lineStart, type RecordTag, writeLine } from './record-line.js';
import { orderByTime, type RecordTable, recordTable } from './record-table.js';

/** A file of newline-delimited JSON. */
export interface LineFile {
  readonly path: string;
  /** Bytes; no line is longer. */
  readonly longestLine: number;
}

/** Files of records that, by their text, are all of one day; undefined when days are mixed. */
export interface WovenDay {
  readonly day: string | undefined;
  readonly files: readonly LineFile[];
}

/** DuckDB reads a JSON file with one thread per few megabytes; larger files would leave cores idle. */
const FILE_BYTES = 4 * 1024 * 1024;

/** More days in a batch are cheaper to write in one statement than in one each. */
const MOST_DAYS = 4;

/** Gives the start of a record's line, by the id of its log file. */
export type LineStarts = (object: number) => Buffer;

export const lineStarts = (tagOf: (object: number) => RecordTag): LineStarts => {
  const known = new Map<number, Buffer>();
  return (object) => {
    const start = known.get(object) ?? lineStart(tagOf(object));
    known.set(object, start);
    return start;
  };
};

/**
 * Writes the records of all segments as lines, by time over all of them, into files by day. Here that
 * takes one copy of the text; DuckDB would sort eighty columns, which takes longer than parsing them.
 */
export const weaveRecords = async (
  segments: readonly CutRecords[],
  startOf: LineStarts,
  folder: string,
): Promise<readonly WovenDay[]> => {
  const table = recordTable(segments);
  const memory = reusableMemory();
  const woven: WovenDay[] = [];
  for (const { day, records } of byDay(table.times, orderByTime(table.times))) {
    const files: LineFile[] = [];
    for (const portion of portions(table, records)) {
      files.push(await writeLines(table, portion, startOf, folder, memory));
    }
    woven.push({ day, files });
  }
  return woven;
};

interface DayRecords {
  readonly day: string | undefined;
  readonly records: Uint32Array;
}

/** Cuts the records, which are in the order of time, where a day ends. */
const byDay = (times: Float64Array, records: Uint32Array): readonly DayRecords[] => {
  const days: DayRecords[] = [];
  let from = 0;
  for (let to = 1; to <= records.length; to++) {
    const day = dayOf(times[records[from]!]!);
    if (to < records.length && dayOf(times[records[to]!]!) === day) continue;
    days.push({ day: day === 0 ? undefined : dayText(day), records: records.subarray(from, to) });
    from = to;
  }
  const apart = days.length <= MOST_DAYS && days.every(({ day }) => day !== undefined);
  return apart ? days : [{ day: undefined, records }];
};

function* portions(table: RecordTable, records: Uint32Array): Generator<Uint32Array> {
  let from = 0;
  let bytes = 0;
  for (let place = 0; place < records.length; place++) {
    const record = records[place]!;
    bytes += table.ends[record]! - table.starts[record]!;
    if (bytes < FILE_BYTES) continue;
    yield records.subarray(from, place + 1);
    from = place + 1;
    bytes = 0;
  }
  if (from < records.length) yield records.subarray(from);
}

/** Gives memory of a length, the same each time: what it held before is gone. */
type Memory = (bytes: number) => Buffer;

/** The system hands out new memory page by page, which takes as long as filling it. */
const reusableMemory = (): Memory => {
  let held = Buffer.alloc(0);
  return (bytes) => {
    if (held.length < bytes) held = Buffer.allocUnsafeSlow(bytes + (bytes >> 3));
    return held.subarray(0, bytes);
  };
};

/** Writes records as lines, in the order given. */
export const writeLines = async (
  table: RecordTable,
  records: Uint32Array,
  startOf: LineStarts,
  folder: string,
  memory: Memory = Buffer.allocUnsafe,
): Promise<LineFile> => {
  const { bytes, longestLine } = lengthsOf(table, records, startOf);
  const content = memory(bytes);
  fillLines(content, table, records, startOf);
  const path = join(folder, `lines-${randomUUID()}.json`);
  await writeFile(path, content);
  return { path, longestLine };
};

interface Lengths {
  /** Of all lines. */
  readonly bytes: number;
  readonly longestLine: number;
}

const lengthsOf = (table: RecordTable, records: Uint32Array, startOf: LineStarts): Lengths => {
  let bytes = 0;
  let longestLine = 0;
  for (const record of records) {
    const length = lineLength(table, record, startOf(table.objects[record]!));
    bytes += length;
    longestLine = Math.max(longestLine, length);
  }
  return { bytes, longestLine };
};

const fillLines = (into: Buffer, table: RecordTable, records: Uint32Array, startOf: LineStarts): void => {
  let at = 0;
  for (const record of records) at = writeLine(into, at, table, record, startOf(table.objects[record]!));
};
