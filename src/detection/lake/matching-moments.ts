import { type QueryEngine, textLiteral } from '../../query/index.js';

/** Seconds in which something matches, as ISO 8601; null stands for rows without a time. */
export type Moments = ReadonlySet<string | null>;

/** With more of them than that, the rows are asked for by the condition itself. */
const mostMoments = 20_000;

/** The moments that a statement names; undefined when there are too many for a list. */
export async function matchingMoments(
  engine: QueryEngine,
  moments: string,
  signal: AbortSignal,
): Promise<Moments | undefined> {
  const sql = `SELECT DISTINCT event_time FROM (${moments}) AS moments LIMIT ${mostMoments + 1}`;
  const { batches } = await engine.run({ sql, signal });
  const found = new Set<string | null>();
  for await (const batch of batches) {
    for (const [time] of batch) found.add(time === null ? null : String(time));
  }
  return found.size > mostMoments ? undefined : found;
}

/** Rows of these moments. Files of other days are not opened. */
export function atMoments(moments: Moments): string {
  const times = [...moments].filter((time) => time !== null);
  const parts = [
    ...(times.length === 0 ? [] : [ofTimes(times)]),
    ...(moments.has(null) ? ['event_time IS NULL'] : []),
  ];
  return `(${parts.join(' OR ')})`;
}

function ofTimes(times: readonly string[]): string {
  const days = [...new Set(times.map((time) => time.slice(0, 10)))];
  const dates = days.map((day) => `CAST(${textLiteral(day)} AS date)`).join(', ');
  const list = times.map(textLiteral).join(', ');
  const moments = `SELECT from_iso8601_timestamp(moment) FROM UNNEST(ARRAY[${list}]) AS moments (moment)`;
  return `dt IN (${dates}) AND event_time IN (${moments})`;
}
