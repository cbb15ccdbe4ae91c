/** What the lake needs to know of a log file to tag its records. */
export interface SegmentTag {
  readonly logKey: string;
  readonly accountId: string | null;
  /** The delivery day, `YYYY-MM-DD`. */
  readonly day: string | null;
  /** Whether the typed reader can hold its records (not those of aggregated events). */
  readonly typed: boolean;
}

/** The start of a line, up to the value of `_record_index`: what both readers find beside a record. */
export const lineStart = (tag: SegmentTag): Buffer =>
  Buffer.from(
    `{"_log_key":${JSON.stringify(tag.logKey)},"_account":${JSON.stringify(tag.accountId)},"_day":${JSON.stringify(tag.day)},"_record_index":`,
  );

const COMMA = 0x2c;
const NEWLINE = 0x0a;
const ZERO = 0x30;

/** Bytes of `writeRecordLine`'s line. Comma and newline are added, the record's brace is left out. */
export const recordLineLength = (start: Buffer, index: number, recordBytes: number): number =>
  start.length + digitsOf(index) + recordBytes + 1;

const digitsOf = (index: number): number => (index < 10 ? 1 : 1 + digitsOf(Math.floor(index / 10)));

/**
 * Writes a record as a line for the typed reader: the tag's members stand in front of the record's
 * own. So the line is one JSON object exactly when the record's text is one (or `{}`, which ends as
 * a trailing comma does). Returns the offset after the line.
 */
export const writeRecordLine = (
  into: Buffer,
  from: number,
  start: Buffer,
  index: number,
  record: { readonly text: Buffer; readonly start: number; readonly end: number },
): number => {
  let at = from + start.copy(into, from);
  at = writeDigits(into, at, index);
  into[at++] = COMMA;
  at += record.text.copy(into, at, record.start + 1, record.end);
  into[at++] = NEWLINE;
  return at;
};

const writeDigits = (into: Buffer, at: number, value: number): number => {
  const next = value < 10 ? at : writeDigits(into, at, Math.floor(value / 10));
  into[next] = ZERO + (value % 10);
  return next + 1;
};
