import type { World } from '../world/index.js';
import { personSessionsOn, type PersonSession } from './people.js';
import { hourSeconds, hoursPerDay } from './shift.js';

/** Who is signed in when. Remembers the last few days, since hours are asked for in order. */
export interface Calendar {
  /** Everybody's sessions that touch the hour (since 1970, UTC). */
  during(hour: number): readonly PersonSession[];
}

const rememberedDays = 6;

export function makeCalendar(world: World): Calendar {
  const days = new Map<number, readonly PersonSession[]>();
  const on = (day: number) => {
    const known = days.get(day) ?? personSessionsOn(world, day);
    days.set(day, known);
    for (const old of days.keys()) if (days.size > rememberedDays) days.delete(old);
    return known;
  };
  return {
    during(hour) {
      // A local day reaches into the UTC days on both sides.
      const day = Math.floor(hour / hoursPerDay);
      const sessions = [...on(day - 1), ...on(day), ...on(day + 1)];
      const start = hour * hourSeconds;
      return sessions.filter((stay) => stay.startsAt < start + hourSeconds && stay.endsAt > start);
    },
  };
}
