import type { RecordTable } from './record-table.js';

/** What every record is told about the log file that it comes from. */
export interface RecordTag {
  readonly logKey: string;
  readonly accountId: string | null;
  /** The delivery day, `YYYY-MM-DD`. */
  readonly day: string | null;
}

/** The start of a line, up to the value of `_record_index`: what both readers find beside a record. */
export const lineStart = (tag: RecordTag): Buffer =>
  Buffer.from(
    `{"_log_key":${JSON.stringify(tag.logKey)},"_account":${JSON.stringify(tag.accountId)},"_day":${JSON.stringify(tag.day)},"_record_index":`,
  );

const COMMA = 0x2c;
const NEWLINE = 0x0a;
const ZERO = 0x30;

/** Bytes of a record's line. Comma and newline are added, the record's brace is left out. */
export const lineLength = (table: RecordTable, record: number, start: Buffer): number =>
  start.length + digitsOf(table.indexes[record]!) + table.ends[record]! - table.starts[record]! + 1;

const digitsOf = (index: number): number => (index < 10 ? 1 : 1 + digitsOf(Math.floor(index / 10)));

/**
 * Writes a record as a line for the typed reader: the tag's members stand in front of the record's
 * own. So the line is one JSON object exactly when the record's text is one (or `{}`, which ends as
 * a trailing comma does). Returns the offset after the line.
 */
export const writeLine = (
  into: Buffer,
  from: number,
  table: RecordTable,
  record: number,
  start: Buffer,
): number => {
  into.set(start, from);
  let at = writeDigits(into, from + start.length, table.indexes[record]!);
  into[at++] = COMMA;
  const [first, end] = [table.starts[record]! + 1, table.ends[record]!];
  table.texts[table.textOf[record]!]!.copy(into, at, first, end);
  at += end - first;
  into[at++] = NEWLINE;
  return at;
};

const writeDigits = (into: Buffer, at: number, value: number): number => {
  const next = value < 10 ? at : writeDigits(into, at, Math.floor(value / 10));
  into[next] = ZERO + (value % 10);
  return next + 1;
};
