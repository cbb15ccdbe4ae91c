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
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time.getTime())) return undefined;
  // Date takes 30 February for 2 March and 24:00 for midnight; writing it again shows that.
  return compact(time).startsWith(text.slice(0, -1)) ? time : undefined;
}

/** True for a `YYYY/MM/DD` that is in the calendar. */
export function isDayFolder(text: string): boolean {
  return parseKeyTime(`${text.replaceAll('/', '')}T0000Z`) !== undefined;
}

const shape = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?Z$/;

function compact(time: Date): string {
  return time.toISOString().replaceAll(/[-:]/g, '');
}
