import { countOf, formatCount } from '../../count-of.js';
import { groupBy } from '../../group-by.js';
import { describeSource, type PassedOver } from '../tree/passed-over.js';

const MOST_NAMED = 3;

/** `3,120 rules for other log sources (windows/process_creation 1,204, … and 76 more)`; those of AWS come first. */
export function describePassedOver(passedOver: readonly PassedOver[]): string {
  const sources = [...groupBy(passedOver, ({ logsource }) => describeSource(logsource))]
    .map(([source, rules]) => ({ source, count: rules.length }))
    .sort((one, other) => Number(isAws(other.source)) - Number(isAws(one.source)) || other.count - one.count);
  const named = sources.slice(0, MOST_NAMED).map(({ source, count }) => `${source} ${formatCount(count)}`);
  const more = sources.length - named.length;
  const list = more === 0 ? named.join(', ') : `${named.join(', ')} and ${formatCount(more)} more`;
  return `${countOf(passedOver.length, 'rule')} for other log sources (${list})`;
}

const isAws = (source: string): boolean => source === 'aws' || source.startsWith('aws/');
