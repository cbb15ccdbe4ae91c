import { type Option, refuse } from './option.js';

const EXPECTED =
  'a moment such as 2026-03-01, 2026-03-01T08:30:00Z, 2026-03-01T08:30:00+01:00, or an age such as 90m, 12h, 7d, 4w';

const AGE = /^(\d{1,6})([mhdw])$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^(\d{4}-\d{2}-\d{2})[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d{2}:\d{2})$/;
const MILLISECONDS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** A moment in time as text: an age before now, a date (its first moment in UTC), or ISO 8601 with an offset. */
export function moment(summary: string): Option<Date | undefined> {
  return {
    summary,
    placeholder: 'time',
    read: (given, { name, now }) => {
      const wanted = given.at(-1);
      if (wanted === undefined) return undefined;
      return parseMoment(wanted, now) ?? refuse(name, wanted, EXPECTED);
    },
  };
}

/** `undefined` when the text is no moment; a time without an offset is none, because it could be anywhere. */
export function parseMoment(text: string, now: number): Date | undefined {
  const age = AGE.exec(text);
  if (age !== null) return new Date(now - Number(age[1]) * MILLISECONDS[age[2] as keyof typeof MILLISECONDS]);
  const date = DATE.test(text) ? text : TIME.exec(text)?.[1];
  if (date === undefined || !isCalendarDate(date)) return undefined;
  const parsed = new Date(text.replace(' ', 'T').toUpperCase());
  return Number.isNaN(parsed.getTime()) ? undefined : parsed;
}

/** JavaScript reads 2026-02-30 as the 2nd of March. */
function isCalendarDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}
