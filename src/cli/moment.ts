import { readTimestamp } from '../query/index.js';
import { type Option, refuse } from './option.js';

const SPELLED =
  'a moment such as 2026-03-01, 2026-03-01T08:30:00Z, 2026-03-01T08:30:00+01:00, or an age such as 90m, 12h, 7d, 4w';

const AGE = /^(\d{1,6})([mhdw])$/;
const MILLISECONDS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** A moment in time as text: an age before now, a date (its first moment in UTC), or ISO 8601 with an offset. */
export function moment(summary: string): Option<Date | undefined> {
  return {
    summary,
    placeholder: 'time',
    read: (given, { name, now }) => {
      const wanted = given.at(-1);
      if (wanted === undefined) return undefined;
      return parseMoment(wanted, now) ?? refuse(name, wanted, 'a moment in time', SPELLED);
    },
  };
}

/** An age counted back from `now`, or what a query's parameter takes for a moment; `undefined` for anything else. */
export function parseMoment(text: string, now: number): Date | undefined {
  const age = AGE.exec(text);
  if (age === null) return readTimestamp(text);
  return new Date(now - Number(age[1]) * MILLISECONDS[age[2] as keyof typeof MILLISECONDS]);
}
