import type { CorrelationBound, CorrelationRule } from '../../sigma/index.js';
import type { WindowEvent } from './window.js';

/** What a correlation measures in its window: a number of events, values or rules. */
export function measure(correlation: CorrelationRule, events: readonly WindowEvent[]): number {
  switch (correlation.type) {
    case 'event_count':
      return events.length;
    case 'value_count':
      return new Set(events.flatMap(({ value }) => value ?? [])).size;
    case 'value_sum':
      return sum(numbersOf(events));
    case 'value_avg': {
      const numbers = numbersOf(events);
      return numbers.length === 0 ? Number.NaN : sum(numbers) / numbers.length;
    }
    case 'value_percentile':
      return percentile(numbersOf(events), correlation.percentile ?? 50);
    case 'temporal':
      return new Set(events.map(({ rule }) => rule)).size;
    case 'temporal_ordered':
      return longestOrder(events);
    default:
      return correlation.type satisfies never;
  }
}

/** All bounds hold. A temporal correlation without bounds wants every rule that it names. */
export function isFulfilled(correlation: CorrelationRule, events: readonly WindowEvent[]): boolean {
  const value = measure(correlation, events);
  const { bounds, rules } = correlation;
  const wanted: readonly CorrelationBound[] =
    bounds.length > 0 ? bounds : [{ operator: 'gte', value: isTemporal(correlation) ? rules.length : 1 }];
  return wanted.every((bound) => holds(value, bound));
}

function isTemporal({ type }: CorrelationRule): boolean {
  return type === 'temporal' || type === 'temporal_ordered';
}

function holds(value: number, { operator, value: bound }: CorrelationBound): boolean {
  switch (operator) {
    case 'lt':
      return value < bound;
    case 'lte':
      return value <= bound;
    case 'gt':
      return value > bound;
    case 'gte':
      return value >= bound;
    case 'eq':
      return value === bound;
    case 'neq':
      return !Number.isNaN(value) && value !== bound;
    default:
      return operator satisfies never;
  }
}

function numbersOf(events: readonly WindowEvent[]): readonly number[] {
  return events.map(({ value }) => Number(value ?? Number.NaN)).filter(Number.isFinite);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The nearest rank. */
function percentile(numbers: readonly number[], percent: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** How many of the rules, from the first on, were seen one after the other. */
function longestOrder(events: readonly WindowEvent[]): number {
  return events.reduce((next, { rule }) => (rule === next ? next + 1 : next), 0);
}
