/** Times as keys write them. All UTC. */

/** `20260301T0115Z` of a log file's name. */
export function formatMinute(time: Date): string {
  return `${compact(time).slice(0, 13)}Z`;
}

/** `20260301T010048Z` of a digest file's name. */
export function formatSecond(time: Date): string {
  return `${compact(time).slice(0, 15)}Z`;
}

/** `2026/03/01`, the day folders. By its parts, because a listing asks this of every key. */
export function formatDay(time: Date): string {
  const year = time.getUTCFullYear();
  if (!(year >= 1000 && year <= 9999)) return time.toISOString().slice(0, 10).replaceAll('-', '/');
  return `${year}/${twoDigits(time.getUTCMonth() + 1)}/${twoDigits(time.getUTCDate())}`;
}

/** Reads either form; undefined for a time that no calendar or clock has. */
export function parseKeyTime(text: string): Date | undefined {
  if (!shape.test(text)) return undefined;
  const hour = pair(text, 9);
  const minute = pair(text, 11);
  const second = text.length === secondLength ? pair(text, 13) : 0;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const year = pair(text, 0) * 100 + pair(text, 2);
  const month = pair(text, 4);
  const day = pair(text, 6);
  return isInCalendar(year, month, day)
    ? new Date(Date.UTC(year, month - 1, day, hour, minute, second))
    : undefined;
}

/** True for a `YYYY/MM/DD` that is in the calendar. */
export function isDayFolder(text: string): boolean {
  return parseKeyTime(`${text.replaceAll('/', '')}T0000Z`) !== undefined;
}

const shape = /^\d{8}T\d{4}(?:\d{2})?Z$/;
const secondLength = '20260301T010048Z'.length;

const thirtyDays = new Set([4, 6, 9, 11]);

// Date takes 30 February for 2 March, month 13 for the next January, and the year 99 for 1999.
function isInCalendar(year: number, month: number, day: number): boolean {
  if (year < 100 || month < 1 || month > 12 || day < 1) return false;
  if (month === 2) return day <= (isLeapYear(year) ? 29 : 28);
  return day <= (thirtyDays.has(month) ? 30 : 31);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const zero = 0x30;

/** The number of two digits. */
function pair(text: string, at: number): number {
  return (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function compact(time: Date): string {
  return time.toISOString().replaceAll(/[-:]/g, '');
}
