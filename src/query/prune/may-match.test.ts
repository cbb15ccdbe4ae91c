import { describe, expect, it } from 'vitest';
import type { DataFile, TableColumn } from '../lake-snapshot.js';
import { ANYTHING, allOf, anyOf, type ComparisonOperator, type Condition } from './condition.js';
import { mayMatch } from './may-match.js';

const COLUMNS: readonly TableColumn[] = [
  { name: 'event_time', type: 'timestamp' },
  { name: 'event_name', type: 'string' },
  { name: 'record_index', type: 'integer' },
  { name: 'read_only', type: 'boolean' },
  { name: 'error_code', type: 'string' },
  { name: 'event_id', type: 'string' },
  { name: 'dt', type: 'date' },
];

const FILE: DataFile = {
  path: '/lake/dt=2026-03-01/a.parquet',
  partition: { dt: '2026-03-01' },
  size: 1000,
  rows: 10,
  statistics: {
    minimum: { event_time: '2026-03-01T10:00:00.000Z', event_name: 'CreateUser', record_index: 3 },
    maximum: { event_time: '2026-03-01T11:00:00.000Z', event_name: 'StopLogging', record_index: 9 },
    nullCount: { event_time: 0, event_name: 2, error_code: 10 },
  },
};

const micros = (text: string): number => Date.parse(text) * 1000;
const compare = (column: string, operator: ComparisonOperator, value: string | number): Condition => ({
  kind: 'compare',
  column,
  operator,
  value,
});

describe('a file', () => {
  it.each<[string, Condition, boolean]>([
    ['a time in its range', compare('event_time', '=', micros('2026-03-01T10:30:00Z')), true],
    ['a time before its range', compare('event_time', '<', micros('2026-03-01T10:00:00Z')), false],
    ['its first moment', compare('event_time', '<=', micros('2026-03-01T10:00:00Z')), true],
    ['its last moment', compare('event_time', '>=', micros('2026-03-01T11:00:00Z')), true],
    [
      'microseconds that Delta cuts off',
      compare('event_time', '>', micros('2026-03-01T11:00:00Z') + 998),
      true,
    ],
    ['the next millisecond', compare('event_time', '>=', micros('2026-03-01T11:00:00.001Z')), false],
    ['a name in its range', compare('event_name', '=', 'ListUsers'), true],
    ['a name before its range', compare('event_name', '=', 'AddUser'), false],
    ['a name after its range', compare('event_name', '>', 'StopLogging'), false],
    ['its last name', compare('event_name', '>=', 'StopLogging'), true],
    ['a number out of its range', compare('record_index', '<', 3), false],
    ['a number in its range', compare('record_index', '<=', 3), true],
    ['its day', compare('dt', '=', Date.parse('2026-03-01') / 86_400_000), true],
    ['another day', compare('dt', '>', Date.parse('2026-03-01') / 86_400_000), false],
    ['a day that is null', { kind: 'null', column: 'dt' }, false],
    ['a truth value, of which nothing is known', compare('read_only', '=', 1), true],
    ['a column without statistics', compare('event_id', '=', 'x'), true],
    ['a column that nobody declared', compare('nosuch', '=', 'x'), true],
    ['a value of a column that is null everywhere', compare('error_code', '=', 'AccessDenied'), false],
    ['null in a column without one', { kind: 'null', column: 'event_time' }, false],
    ['null in a column with some', { kind: 'null', column: 'event_name' }, true],
    ['null in a column of unknown nulls', { kind: 'null', column: 'event_id' }, true],
    ['not null where all is null', { kind: 'not-null', column: 'error_code' }, false],
    ['not null where some are', { kind: 'not-null', column: 'event_name' }, true],
    ['one of several names', { kind: 'in', column: 'event_name', values: ['A', 'ListUsers'] }, true],
    ['none of several names', { kind: 'in', column: 'event_name', values: ['A', 'Z'] }, false],
    ['a value of another type', compare('event_name', '=', 5), true],
    ['anything', ANYTHING, true],
    ['both of two', allOf([compare('record_index', '=', 5), compare('event_name', '=', 'A')]), false],
    ['either of two', anyOf([compare('record_index', '=', 5), compare('event_name', '=', 'A')]), true],
    ['neither of two', anyOf([compare('record_index', '=', 50), compare('event_name', '=', 'A')]), false],
    ['one known and one unknown', allOf([ANYTHING, compare('event_name', '=', 'A')]), false],
    ['one known or one unknown', anyOf([ANYTHING, compare('event_name', '=', 'A')]), true],
  ])('that is asked for %s answers', (_, condition, expected) => {
    expect(mayMatch(condition, FILE, COLUMNS)).toBe(expected);
  });

  it('compares texts by their UTF-8 bytes, as DuckDB does', () => {
    const statistics = { minimum: { event_name: 'a' }, maximum: { event_name: '\uffee' }, nullCount: {} };
    const file = { ...FILE, statistics };
    expect(mayMatch(compare('event_name', '=', '😀'), file, COLUMNS)).toBe(false);
    // JavaScript's own order is another one.
    expect(['\uffee', '😀'].toSorted()).toEqual(['😀', '\uffee']);
  });

  it.each([
    ['unreadable times', { minimum: { event_time: 'x' }, maximum: { event_time: 'y' }, nullCount: {} }],
    ['one bound only', { minimum: { event_time: '2026-03-01T10:00:00Z' }, maximum: {}, nullCount: {} }],
    ['numbers for times', { minimum: { event_time: 1 }, maximum: { event_time: 2 }, nullCount: {} }],
  ])('with %s is kept', (_, statistics) => {
    expect(mayMatch(compare('event_time', '=', 0), { ...FILE, statistics }, COLUMNS)).toBe(true);
  });

  it('whose partition has no value holds no value', () => {
    const file = { ...FILE, partition: { dt: null } };
    expect(mayMatch(compare('dt', '=', 20_513), file, COLUMNS)).toBe(false);
    expect(mayMatch({ kind: 'null', column: 'dt' }, file, COLUMNS)).toBe(true);
  });
});
