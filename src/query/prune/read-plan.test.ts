import { describe, expect, it } from 'vitest';
import { readPlan } from './read-plan.js';

const constant = (value: unknown, type = 'VARCHAR') => ({
  type: { id: type },
  is_null: value === null,
  value,
});
const comparison = (type: string, value: unknown, id?: string) => ({
  filter_type: 'CONSTANT_COMPARISON',
  comparison_type: type,
  constant: constant(value, id),
});

const get = (filters: unknown) => ({
  type: 'LOGICAL_GET',
  names: ['event_time', 'event_name'],
  function_data: { table: 'cloudtrail_events' },
  table_filters: { filters },
  children: [],
});

/** A part that DuckDB prints and this reader does not know. */
const UNKNOWN = { filter_type: 'BLOOM_FILTER' };

const conditionOf = (filter: unknown) => readPlan(get([{ key: 1, value: filter }]))[0]?.condition;

describe('readPlan', () => {
  it('finds every scan, however deep it is', () => {
    const plan = { plans: [{ children: [get([]), { type: 'LOGICAL_FILTER', children: [get([])] }] }] };
    expect(readPlan(plan)).toEqual([
      { table: 'cloudtrail_events', condition: { kind: 'anything' } },
      { table: 'cloudtrail_events', condition: { kind: 'anything' } },
    ]);
  });

  it.each([
    [
      'a comparison',
      comparison('COMPARE_LESSTHAN', 'x'),
      { kind: 'compare', column: 'event_name', operator: '<', value: 'x' },
    ],
    [
      'a list',
      { filter_type: 'IN_FILTER', values: [constant('a'), constant('b')] },
      { kind: 'in', column: 'event_name', values: ['a', 'b'] },
    ],
    ['null', { filter_type: 'IS_NULL' }, { kind: 'null', column: 'event_name' }],
    ['not null', { filter_type: 'IS_NOT_NULL' }, { kind: 'not-null', column: 'event_name' }],
    [
      'a part that follows from others',
      { filter_type: 'OPTIONAL_FILTER', child_filter: { filter_type: 'IS_NULL' } },
      { kind: 'null', column: 'event_name' },
    ],
    [
      'both of a known and an unknown part',
      { filter_type: 'CONJUNCTION_AND', child_filters: [{ filter_type: 'IS_NULL' }, UNKNOWN] },
      { kind: 'null', column: 'event_name' },
    ],
  ])('understands %s', (_, filter, expected) => {
    expect(conditionOf(filter)).toEqual(expected);
  });

  it.each([
    ['an unknown filter', UNKNOWN],
    [
      'either of a known and an unknown part',
      { filter_type: 'CONJUNCTION_OR', child_filters: [{ filter_type: 'IS_NULL' }, UNKNOWN] },
    ],
    ['neither part named', { filter_type: 'CONJUNCTION_OR', child_filters: [] }],
    ['another comparison', comparison('COMPARE_NOTEQUAL', 'x')],
    ['a comparison with null', comparison('COMPARE_EQUAL', null)],
    ['a value of another type', comparison('COMPARE_EQUAL', 5, 'HUGEINT')],
    ['a value in another form', comparison('COMPARE_EQUAL', '5', 'BIGINT')],
    ['a list with null', { filter_type: 'IN_FILTER', values: [constant('a'), constant(null)] }],
    ['nothing', undefined],
  ])('takes %s for anything', (_, filter) => {
    expect(conditionOf(filter)).toEqual({ kind: 'anything' });
  });

  it('takes a condition on a column that it cannot name for anything', () => {
    const plan = get([{ key: 7, value: { filter_type: 'IS_NULL' } }]);
    expect(readPlan(plan)).toEqual([{ table: 'cloudtrail_events', condition: { kind: 'anything' } }]);
  });
});
