import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { CutRecords } from './cut-records.js';
import { dayOf, dayText } from './event-times.js';
import { type CutRecord, recordsByTime } from './order-records.js';
import { lineStart, recordLineLength, type SegmentTag, writeRecordLine } from './record-line.js';

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

/**
 * Writes the records of all segments as lines, by time over all of them, into files by day. Here that
 * takes one copy of the text; DuckDB would sort eighty columns, which takes longer than parsing them.
 */
export const weaveRecords = async (
  segments: readonly CutRecords[],
  tagOf: (object: number) => SegmentTag,
  folder: string,
): Promise<readonly WovenDay[]> => {
  const startOf = remember((object: number) => lineStart(tagOf(object)));
  const woven: WovenDay[] = [];
  for (const [day, records] of byDay(recordsByTime(segments))) {
    const files: LineFile[] = [];
    for (const portion of portions(records)) files.push(await writeLines(portion, startOf, folder));
    woven.push({ day, files });
  }
  return woven;
};

const remember = <Key, Value>(make: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
};

type Day = readonly [string | undefined, readonly CutRecord[]];

const byDay = (records: readonly CutRecord[]): readonly Day[] => {
  const days = new Map<number, CutRecord[]>();
  for (const record of records) {
    const day = dayOf(record.time);
    const known = days.get(day);
    if (known === undefined) days.set(day, [record]);
    else known.push(record);
  }
  const apart = days.size <= MOST_DAYS && !days.has(0);
  return apart ? Array.from(days, ([day, own]) => [dayText(day), own]) : [[undefined, records]];
};

function* portions(records: readonly CutRecord[]): Generator<readonly CutRecord[]> {
  let from = 0;
  let bytes = 0;
  for (const [place, { start, end }] of records.entries()) {
    bytes += end - start;
    if (bytes < FILE_BYTES) continue;
    yield records.slice(from, place + 1);
    from = place + 1;
    bytes = 0;
  }
  if (from < records.length) yield records.slice(from);
}

/** Writes records as lines, in the order given. */
export const writeLines = async (
  records: readonly CutRecord[],
  startOf: (object: number) => Buffer,
  folder: string,
): Promise<LineFile> => {
  const lengths = records.map(({ object, index, start, end }) =>
    recordLineLength(startOf(object), index, end - start),
  );
  const content = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const record of records) {
    at = writeRecordLine(content, at, startOf(record.object), record.index, record);
  }
  const path = join(folder, `lines-${randomUUID()}.json`);
  await writeFile(path, content);
  return { path, longestLine: lengths.reduce((longest, length) => Math.max(longest, length), 0) };
};
