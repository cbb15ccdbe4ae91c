import { describe, expect, it } from 'vitest';
import { narrowSql } from './narrow-sql.js';
import { narrowingPredicate } from './narrowing.js';

const EVENTS = [{ name: 'cloudtrail_events', predicate: "account_id IN ('1')" }];
const NARROWED = `WITH cloudtrail_events AS (
  SELECT *
  FROM cloudtrail_events
  WHERE account_id IN ('1')
)`;

describe('narrowSql', () => {
  it.each([
    ['SELECT 1', `${NARROWED}\nSELECT 1`],
    ['-- why\nwith x AS (SELECT 1) SELECT 2', `${NARROWED},\nx AS (SELECT 1) SELECT 2`],
    [
      'WITH RECURSIVE r (a) AS (SELECT 1) SELECT a FROM r',
      `${NARROWED}\nSELECT *\nFROM (\nWITH RECURSIVE r (a) AS (SELECT 1) SELECT a FROM r\n)`,
    ],
  ])('carries the narrowing into %j', (sql, expected) => {
    expect(narrowSql(sql, EVENTS)).toBe(expected);
  });

  it('leaves a statement alone when nothing is narrowed', () => {
    expect(narrowSql('SELECT 1', [])).toBe('SELECT 1');
  });
});

describe('narrowingPredicate', () => {
  const from = new Date('2026-03-01T10:00:00Z');
  const to = new Date('2026-03-02T00:00:00Z');

  it.each([
    [
      'cloudtrail_events',
      { from, to },
      "event_time >= from_iso8601_timestamp('2026-03-01T10:00:00.000Z') AND dt >= DATE '2026-03-01' AND event_time < from_iso8601_timestamp('2026-03-02T00:00:00.000Z') AND dt <= DATE '2026-03-02'",
    ],
    ['cloudtrail_log_files', { from }, "delivered_at >= from_iso8601_timestamp('2026-03-01T10:00:00.000Z')"],
    [
      'cloudtrail_events',
      { accounts: ["1'", '2'], regions: ['eu-west-1'] },
      "account_id IN ('1''', '2') AND aws_region IN ('eu-west-1')",
    ],
    ['findings', { from, accounts: ['1'] }, "account_id IN ('1')"],
    [
      'cloudtrail_events',
      {
        withoutLogFiles: [
          { location: "/it's", key: 'a' },
          { location: "/it's", key: 'b' },
        ],
      },
      "NOT (log_location = '/it''s' AND log_key IN ('a', 'b'))",
    ],
    ['cloudtrail_log_files', { withoutLogFiles: [{ location: '/logs', key: 'a' }] }, undefined],
    ['some_table', { from, accounts: ['1'] }, undefined],
    ['cloudtrail_events', {}, undefined],
    ['cloudtrail_events', { accounts: [], regions: [] }, undefined],
  ])('narrows %s by %j', (table, narrowing, expected) => {
    expect(narrowingPredicate(table, narrowing)).toBe(expected);
  });
});
