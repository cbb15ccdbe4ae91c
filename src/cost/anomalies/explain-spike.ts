import type { QueryEngine } from '../../query/index.js';
import { readRows } from '../volumes/read-rows.js';
import { COMPARED_HOURS, type ExplainedTime, explanationSql } from './explanation-sql.js';

/** What one principal does with one API, and how much more of it than before. */
export interface Contribution {
  readonly principal: string;
  readonly service: string;
  readonly eventName: string;
  /** `''` when it worked. */
  readonly errorCode: string;
  readonly events: number;
  /** Beyond what the week before leads to expect. */
  readonly additional: number;
  /** Not seen in the week before. */
  readonly isNew: boolean;
  /** Seconds since 1970. */
  readonly firstEvent: number;
}

/** Largest first; what did not grow is left out. Never more than `KEPT`, so that memory stays small. */
export async function explainSpike(
  engine: QueryEngine,
  time: ExplainedTime,
  signal?: AbortSignal,
): Promise<readonly Contribution[]> {
  const share = (time.to - time.from) / COMPARED_HOURS;
  const contributions: Contribution[] = [];
  for await (const row of readRows(engine, explanationSql(time), signal)) {
    const [principal, service, eventName, errorCode] = row.slice(0, 4).map(String) as [
      string,
      string,
      string,
      string,
    ];
    const events = Number(row[4]);
    const earlier = Number(row[5]);
    const additional = events - earlier * share;
    if (additional <= 0) continue;
    const firstEvent = Number(row[6] ?? 0);
    contributions.push({
      principal,
      service,
      eventName,
      errorCode,
      events,
      additional,
      isNew: earlier === 0,
      firstEvent,
    });
    if (contributions.length >= KEPT) break;
  }
  return contributions.sort((left, right) => right.additional - left.additional);
}

/** Rows come with most events first: what is left out after so many is small. */
const KEPT = 2000;
