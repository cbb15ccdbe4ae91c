/** `hour` is a count of hours since 1970; 1970-01-01 was a Thursday. */
export function isWeekend(hour: number, utcOffset = 0): boolean {
  const day = Math.floor((hour + utcOffset) / 24);
  return (day + 3) % 7 >= 5;
}

/** How much people's machines work for them: mornings and afternoons of weekdays, 0.1 to 1. */
export function workRhythm(hour: number): number {
  if (isWeekend(hour)) return 0.15;
  return workday[hour % 24]!;
}

/** How much customers ask of the machines: quiet nights, busy evenings; about 1 on average. */
export function customerRhythm(hour: number): number {
  const ofDay = 1 + 0.45 * Math.cos(((((hour % 24) - 17 + 24) % 24) / 24) * 2 * Math.PI);
  return isWeekend(hour) ? 0.85 * ofDay : ofDay;
}

/** Mostly European hours, with a tail of American ones. UTC. */
const workday: readonly number[] = [
  0.12, 0.1, 0.1, 0.1, 0.1, 0.15, 0.3, 0.6, 0.9, 1, 1, 0.95, 0.8, 0.95, 1, 1, 0.9, 0.7, 0.5, 0.4, 0.35, 0.3,
  0.25, 0.18,
];
