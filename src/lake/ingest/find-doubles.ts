import type { AddFile, FileStatistics } from '../delta/actions.js';
import { literal, type Session } from '../duckdb/session.js';
import { parquetRelation } from '../parquet/read-parquet.js';
import { EVENT_COLUMNS } from '../schema/index.js';
import { TABLES } from '../schema/tables.js';

/**
 * What CloudTrail wrote about an event, without where we found it. Two records are the same event
 * exactly when all of it is equal; a hash could be made to collide, so values are compared.
 */
const CONTENT = EVENT_COLUMNS.filter((column) => column.source.kind !== 'provenance').map(
  (column) => column.name,
);

export interface DoublesQuestion {
  readonly session: Session;
  readonly tableFolder: string;
  /** Files that are about to be committed. */
  readonly fresh: readonly AddFile[];
  /** Files that are in the lake already. */
  readonly stored: readonly AddFile[];
}

/**
 * Fills the temporary table `ingest_doubles` with the rows of fresh files that repeat another row:
 * one stored already, or an earlier fresh one. Returns their number.
 */
export const findDoubles = async (question: DoublesQuestion): Promise<number> => {
  const { session, tableFolder, fresh } = question;
  const { columns } = TABLES.cloudtrail_events;
  const freshRows = parquetRelation(tableFolder, columns, fresh);
  const storedRows = `(SELECT * FROM ${parquetRelation(tableFolder, columns, overlapping(question))}${timeFilter(fresh)})`;
  await session.run(`CREATE OR REPLACE TEMP TABLE ingest_suspects AS
    SELECT event_id, account_id FROM ${freshRows} WHERE event_id IS NOT NULL GROUP BY ALL HAVING count(*) > 1
    UNION
    SELECT event_id, account_id FROM ${freshRows} AS fresh SEMI JOIN ${storedRows} AS stored USING (event_id, account_id)
    WHERE event_id IS NOT NULL`);
  const [suspects] = await session.rows<{ n: string }>('SELECT count(*) AS n FROM ingest_suspects');
  if (suspects?.n === '0') return 0;
  await session.run(doublesStatement(freshRows, storedRows));
  const [doubles] = await session.rows<{ n: string }>('SELECT count(*) AS n FROM ingest_doubles');
  return Number(doubles?.n);
};

const doublesStatement = (freshRows: string, storedRows: string): string =>
  `CREATE OR REPLACE TEMP TABLE ingest_doubles AS
  SELECT event_id, account_id, event_time, log_location, log_key, record_index,
    stored_log_location, stored_log_key, stored_record_index, dt
  FROM (
    SELECT *,
      row_number() OVER same AS place,
      first_value(log_location) OVER same AS stored_log_location,
      first_value(log_key) OVER same AS stored_log_key,
      first_value(record_index) OVER same AS stored_record_index
    FROM (
      SELECT * FROM (SELECT true AS fresh, * FROM ${freshRows} UNION ALL BY NAME SELECT false AS fresh, * FROM ${storedRows})
      SEMI JOIN ingest_suspects USING (event_id, account_id)
    )
    WINDOW same AS (PARTITION BY ${CONTENT.join(', ')} ORDER BY fresh, log_location, log_key, record_index)
  )
  WHERE fresh AND place > 1`;

const statisticsOf = (file: AddFile): FileStatistics => JSON.parse(file.stats) as FileStatistics;

/** The same content has the same time, so only files of the same day and time can hold it. */
const overlapping = ({ fresh, stored }: DoublesQuestion): readonly AddFile[] => {
  const days = new Set(fresh.map((file) => file.partitionValues.dt));
  const range = timeRange(fresh);
  return stored.filter((file) => {
    if (!days.has(file.partitionValues.dt)) return false;
    const { minValues, maxValues } = statisticsOf(file);
    if (range === undefined || minValues.event_time === undefined || maxValues.event_time === undefined) {
      return true;
    }
    return minValues.event_time <= range.to && maxValues.event_time >= range.from;
  });
};

const timeFilter = (fresh: readonly AddFile[]): string => {
  const range = timeRange(fresh);
  return range === undefined
    ? ''
    : ` WHERE event_time BETWEEN CAST(${literal(range.from)} AS TIMESTAMPTZ) AND CAST(${literal(range.to)} AS TIMESTAMPTZ)`;
};

/** From the first to the last event of the files; undefined when some event has no time. */
const timeRange = (files: readonly AddFile[]): { from: string; to: string } | undefined => {
  const statistics = files.map(statisticsOf);
  const from = statistics.map((file) => String(file.minValues.event_time)).sort()[0];
  const to = statistics
    .map((file) => String(file.maxValues.event_time))
    .sort()
    .at(-1);
  const complete = statistics.every(
    (file) => file.minValues.event_time !== undefined && file.nullCount.event_time === 0,
  );
  return complete && from !== undefined && to !== undefined ? { from, to } : undefined;
};
