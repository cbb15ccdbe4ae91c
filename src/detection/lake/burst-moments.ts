import type { CorrelationRule, FieldColumns, SigmaRule } from '../../sigma/index.js';
import { aliasedField, refersToAny, type RuleBook } from '../rule-book.js';

/** That many matches within a timespan, equal in these columns, or a correlation cannot be fulfilled. */
interface Burst {
  readonly columns: readonly string[];
  /** Seconds. */
  readonly timespan: number;
  readonly least: number;
}

/**
 * A statement for the moments at which a rule matches often enough for the correlations that count its
 * matches, where nothing else uses them: a secret that is read once in an hour need not leave the lake.
 * Undefined when single matches count.
 */
export function burstMoments(
  rule: SigmaRule,
  condition: string,
  book: RuleBook,
  columns: FieldColumns,
): string | undefined {
  if (book.reporting.has(rule.ruleId)) return undefined;
  const users = book.correlations.filter(({ rules }) => refersToAny(rules, rule));
  const bursts = users.map((correlation) => burstOf(correlation, rule, columns));
  if (bursts.length === 0 || !bursts.every((burst) => burst !== undefined)) return undefined;
  return [...new Set(bursts.map((burst) => momentsStatement(burst, condition)))].join(' UNION ');
}

function burstOf(correlation: CorrelationRule, rule: SigmaRule, columns: FieldColumns): Burst | undefined {
  const { type, rules, groupBy, timespan } = correlation;
  const least = leastOf(correlation);
  const counts = type === 'event_count' || type === 'value_count';
  if (!counts || rules.length !== 1 || least < 2) return undefined;
  // A group by fewer fields holds whole groups by more of them.
  const grouped = groupBy.flatMap((name) => {
    const column = columns.get(aliasedField(correlation, name, rule));
    return column?.type === 'text' ? [column.column] : [];
  });
  return { columns: grouped, timespan, least };
}

/** Fewest matches that can hold every bound: a number of distinct values is never above that of matches. */
function leastOf({ bounds }: CorrelationRule): number {
  const lowest = bounds.map(({ operator, value }) => {
    if (operator === 'gte' || operator === 'eq') return Math.ceil(value);
    return operator === 'gt' ? Math.floor(value) + 1 : 0;
  });
  return Math.max(0, ...lowest);
}

/**
 * Time is cut into pieces of the timespan. What lies within a timespan lies in one piece or in two that
 * follow each other: no match is left out of which one of its neighbours and its own piece hold enough.
 */
function momentsStatement({ columns, timespan, least }: Burst, condition: string): string {
  const groups = columns.map((column, at) => `coalesce(${column}, '') AS g${at}`);
  const partition =
    columns.length === 0 ? '' : `PARTITION BY ${columns.map((_, at) => `g${at}`).join(', ')} `;
  const count = (frame: string): string =>
    `count(*) OVER (${partition}ORDER BY piece RANGE BETWEEN ${frame})`;
  const piece = `floor(to_unixtime(event_time) / ${timespan}) AS piece`;
  const matches = `SELECT ${['event_time', piece, ...groups].join(', ')} FROM cloudtrail_events WHERE ${condition}`;
  const counted = `SELECT event_time, ${count('1 PRECEDING AND CURRENT ROW')} AS before, ${count('CURRENT ROW AND 1 FOLLOWING')} AS after FROM (${matches}) AS matches`;
  return `SELECT event_time FROM (${counted}) AS counted WHERE before >= ${least} OR after >= ${least}`;
}
