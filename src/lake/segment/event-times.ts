import type { Span } from './scan-json.js';

const MARK = Buffer.from('"eventTime":"');

/**
 * When each record happened, in seconds that grow with time, as if every month had 31 days; 0 where
 * the text does not say. It is read from the first member `eventTime` in a record, which in
 * CloudTrail's order of members is the record's own, and only decides where a record is put. The
 * column `event_time` is read by DuckDB.
 */
export const eventTimes = (text: Buffer, records: readonly Span[]): Float64Array => {
  // One search goes forward through the text, however many records lack the member.
  let mark = -1;
  return Float64Array.from(records, ({ start, end }) => {
    if (mark < start) mark = nextMark(text, start);
    return mark < end ? readTime(text, mark + MARK.length) : 0;
  });
};

const nextMark = (text: Buffer, from: number): number => {
  const found = text.indexOf(MARK, from);
  return found < 0 ? Number.POSITIVE_INFINITY : found;
};

const DAY_SECONDS = 86_400;

const UTC = 0x5a;

/** `YYYY-MM-DDTHH:MM:SSZ`; 0 for everything else. */
const readTime = (text: Buffer, at: number): number => {
  const month = (pair(text, at) * 100 + pair(text, at + 2)) * 12 + pair(text, at + 5) - 1;
  const day = month * 31 + pair(text, at + 8) - 1;
  const second = (pair(text, at + 11) * 60 + pair(text, at + 14)) * 60 + pair(text, at + 17);
  const time = day * DAY_SECONDS + second;
  return time > 0 && text[at + 19] === UTC ? time : 0;
};

/** Two digits as a number; NaN when they are none. */
const pair = (text: Buffer, at: number): number => digit(text[at]!) * 10 + digit(text[at + 1]!);

const digit = (byte: number): number => (byte >= 0x30 && byte <= 0x39 ? byte - 0x30 : Number.NaN);

/** The number of the day of such a time. */
export const dayOf = (time: number): number => Math.floor(time / DAY_SECONDS);

/** The day of that number, `YYYY-MM-DD`. */
export const dayText = (day: number): string => {
  const month = Math.floor(day / 31);
  const parts = [Math.floor(month / 12), (month % 12) + 1, (day % 31) + 1];
  return parts.map((part, place) => String(part).padStart(place === 0 ? 4 : 2, '0')).join('-');
};
