import { renderParameters } from '../../query/index.js';

/**
 * Who did what in the hours of a spike and, for comparison, in the week before it. Errors apart, because a
 * call that is denied again and again is another story than one that works.
 */
const SQL = `SELECT coalesce(principal, '') AS principal, coalesce(event_source, '') AS service,
  coalesce(event_name, '') AS event_name, coalesce(error_code, '') AS error_code,
  count_if(event_time >= :start) AS events, count_if(event_time < :start) AS earlier,
  CAST(min(CASE WHEN event_time >= :start THEN to_unixtime(event_time) END) AS bigint) AS first_event
FROM cloudtrail_events
WHERE account_id = :account AND event_time >= :since AND event_time < :until
GROUP BY 1, 2, 3, 4
ORDER BY 5 DESC, 1, 2, 3, 4`;

const timestamp = (name: string) => ({ name, type: 'timestamp', description: name }) as const;

export interface ExplainedTime {
  readonly accountId: string;
  /** Hours since 1970; `to` is excluded. */
  readonly from: number;
  readonly to: number;
}

/** Hours before a spike that its hours are compared with. */
export const COMPARED_HOURS = 7 * 24;

export function explanationSql({ accountId, from, to }: ExplainedTime): string {
  const parameters = [
    { name: 'account', type: 'text', description: 'account' } as const,
    timestamp('since'),
    timestamp('start'),
    timestamp('until'),
  ];
  return renderParameters(
    { name: 'explanation', sql: SQL, parameters },
    { account: accountId, since: moment(from - COMPARED_HOURS), start: moment(from), until: moment(to) },
  );
}

function moment(hour: number): string {
  return new Date(hour * 3_600_000).toISOString();
}
