import type { TimePart } from '../tree/test.js';

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const DAY = 86_400_000;

/** A part of an ISO 8601 time in UTC; undefined when the text is none. */
export function timePartOf(text: string, part: TimePart): number | undefined {
  const time = ISO.test(text) ? new Date(text) : undefined;
  if (time === undefined || Number.isNaN(time.getTime())) return undefined;
  switch (part) {
    case 'minute':
      return time.getUTCMinutes();
    case 'hour':
      return time.getUTCHours();
    case 'day':
      return time.getUTCDate();
    case 'week':
      return isoWeek(time);
    case 'month':
      return time.getUTCMonth() + 1;
    case 'year':
      return time.getUTCFullYear();
    default:
      return part satisfies never;
  }
}

/** The week that the Thursday of these seven days falls in. */
function isoWeek(time: Date): number {
  const weekday = (time.getUTCDay() + 6) % 7;
  const thursday = new Date(
    Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate() - weekday + 3),
  );
  const january = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - january) / DAY / 7) + 1;
}
