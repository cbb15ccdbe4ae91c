import { describe, expect, it } from 'vitest';

import type { LakeName, Readers } from './readers.js';

/** A condition on columns. Given other expressions for the columns it means the same. */
type Condition = (column: Readonly<Record<Column, string>>) => string;

type Column = 'event_time' | 'account_id' | 'aws_region' | 'event_source' | 'event_name';

/** As a person writes it: readers compare bounds in the Delta log and leave files out. */
const PLAIN: Readonly<Record<Column, string>> = {
  event_time: 'event_time',
  account_id: 'account_id',
  aws_region: 'aws_region',
  event_source: 'event_source',
  event_name: 'event_name',
};

/** The same values, about which nobody knows bounds: every file is read. */
const BLIND: Readonly<Record<Column, string>> = {
  event_time: "date_add('second', 0, event_time)",
  account_id: "account_id || ''",
  aws_region: "aws_region || ''",
  event_source: "event_source || ''",
  event_name: "event_name || ''",
};

const time = (moment: string): string => `from_iso8601_timestamp('${moment}')`;

const CONDITIONS: readonly Condition[] = [
  (c) =>
    `${c.event_time} >= ${time('2026-03-02T10:00:00Z')} AND ${c.event_time} < ${time('2026-03-02T11:00:00Z')}`,
  (c) => `${c.event_time} > ${time('2026-03-05T21:30:00Z')}`,
  (c) => `${c.event_time} <= ${time('2026-02-28T00:30:00Z')}`,
  (c) => `${c.event_time} = (SELECT max(event_time) FROM cloudtrail_events)`,
  (c) => `${c.event_time} = (SELECT min(event_time) FROM cloudtrail_events)`,
  (c) => `${c.event_time} < ${time('1990-01-01T00:00:00Z')}`,
  (c) => `${c.event_time} IS NULL`,
  (c) => `${c.event_time} IS NOT NULL`,
  (c) => `${c.account_id} = '236274139617'`,
  (c) => `${c.account_id} > '9'`,
  (c) => `${c.account_id} IS NULL`,
  (c) => `${c.aws_region} = 'eu-west-1'`,
  (c) => `${c.aws_region} IS NULL`,
  (c) => `${c.event_source} = 'organizations.amazonaws.com'`,
  (c) => `${c.event_source} IN ('iam.amazonaws.com', 'signin.amazonaws.com')`,
  (c) => `${c.event_name} = 'StopLogging'`,
  (c) => `${c.event_name} = ''`,
  (c) => `${c.event_name} = '😀 and more'`,
  (c) => `${c.event_name} > '~'`,
  (c) => `${c.event_name} < 'A'`,
  (c) => `${c.event_name} LIKE 'Stop%'`,
  (c) => `${c.event_name} IS NULL`,
  (c) => `${c.event_name} = 'StopLogging' AND ${c.event_time} > ${time('2026-03-04T00:00:00Z')}`,
];

/** What the statistics of our Delta log let Trino and DuckDB leave out holds no matching row. */
export const skippingAgrees = (readers: Readers): void => {
  describe.each(['simulated', 'odd'] as const)('on the %s lake', (lake) => {
    it('counts the same with and without the statistics, on both engines', async () => {
      const sql = `SELECT ${CONDITIONS.flatMap((condition, index) => [
        `count_if(${condition(BLIND)}) AS all_${index}`,
      ]).join(', ')} FROM cloudtrail_events`;
      const everything = (await readers.askTrino(lake, sql)).rows[0];
      for (const [index, condition] of CONDITIONS.entries()) {
        const expected = {
          condition: condition(PLAIN),
          trino: everything?.[index],
          duckdb: everything?.[index],
        };
        expect(await counted(readers, lake, condition)).toEqual(expected);
      }
    });
  });

  it.each<[Condition, number]>([
    [(c) => `${c.event_time} > ${time('2026-03-05T21:30:00Z')}`, 6],
    // Without any file to open Trino makes one empty split.
    [(c) => `${c.event_time} < ${time('1990-01-01T00:00:00Z')}`, 1],
    [(c) => `${c.event_name} > '~'`, 1],
  ])('Trino opens few files or none for a selective condition', async (condition, most) => {
    const all = readers.lake('simulated').snapshot.tables.cloudtrail_events.files.length;
    expect(await filesOpened(readers, condition(BLIND))).toBe(all);
    const opened = await filesOpened(readers, condition(PLAIN));
    expect(opened).toBeLessThanOrEqual(most);
    expect(opened).toBeLessThan(all);
  });
};

const counted = async (readers: Readers, lake: LakeName, condition: Condition) => {
  const sql = `SELECT count(log_key) AS n FROM cloudtrail_events WHERE ${condition(PLAIN)}`;
  const [duckdb, trino] = await Promise.all([readers.askDuckdb(lake, sql), readers.askTrino(lake, sql)]);
  return { condition: condition(PLAIN), trino: trino.rows[0]?.[0], duckdb: duckdb.rows[0]?.[0] };
};

/** Every file of these lakes is one split. */
const filesOpened = async (readers: Readers, condition: string): Promise<number> => {
  const { rows } = await readers
    .trino()
    .query(`EXPLAIN ANALYZE SELECT count(log_key) FROM cloudtrail_events WHERE ${condition}`, {
      schema: 'simulated',
    });
  const splits = [...String(rows[0]?.[0]).matchAll(/Splits: (\d+)/g)];
  return splits.reduce((sum, [, count]) => sum + Number(count), 0);
};
