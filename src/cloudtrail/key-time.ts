/** Times as keys write them. All UTC. */

/** `20260301T0115Z` of a log file's name. */
export function formatMinute(time: Date): string {
  return `${compact(time).slice(0, 13)}Z`;
}

/** `20260301T010048Z` of a digest file's name. */
export function formatSecond(time: Date): string {
  return `${compact(time).slice(0, 15)}Z`;
}

/** `2026/03/01`, the day folders. */
export function formatDay(time: Date): string {
  return time.toISOString().slice(0, 10).replaceAll('-', '/');
}

/** Reads either form; undefined for a time that no calendar or clock has. */
export function parseKeyTime(text: string): Date | undefined {
  const [, year, month, day, hour, minute, second = '00'] = shape.exec(text) ?? [];
  if (year === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const time = new Date(
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)),
  );
  // Date takes 30 February for 2 March, month 13 for the next January, and the year 99 for 1999.
  const real = time.getUTCFullYear() === Number(year) && time.getUTCMonth() === Number(month) - 1;
  return real && time.getUTCDate() === Number(day) ? time : undefined;
}

/** True for a `YYYY/MM/DD` that is in the calendar. */
export function isDayFolder(text: string): boolean {
  return parseKeyTime(`${text.replaceAll('/', '')}T0000Z`) !== undefined;
}

const shape = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?Z$/;

function compact(time: Date): string {
  return time.toISOString().replaceAll(/[-:]/g, '');
}
