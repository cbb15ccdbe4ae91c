import { describeNetwork } from '../tree/network.js';
import type { Item } from '../tree/expression.js';
import type { Test } from '../tree/test.js';
import { describePattern } from '../tree/text-pattern.js';

/** An item in words: `eventName = StopLogging`. */
export function describeItem({ field, test }: Item): string {
  return `${field ?? 'the event'} ${describeTest(test)}`;
}

const COMPARISONS = { lt: '<', lte: '<=', gt: '>', gte: '>=', eq: '=' } as const;
const PLACES = { whole: '=', start: 'starts with', end: 'ends with', anywhere: 'contains' } as const;

function describeTest(test: Test): string {
  switch (test.kind) {
    case 'text':
      return `${test.cased ? '== ' : '= '}${JSON.stringify(describePattern(test.pattern))}`;
    case 'regex':
      return `~ /${test.source}/${test.ignoreCase ? 'i' : ''}${test.multiline ? 'm' : ''}${test.dotAll ? 's' : ''}`;
    case 'cidr':
      return `within ${test.network.kind === 'network' ? describeNetwork(test.network) : `%${test.network.name}%`}`;
    case 'compare':
      return `${COMPARISONS[test.operator]} ${typeof test.value === 'number' ? test.value : `%${test.value.name}%`}`;
    case 'null':
      return 'is absent or null';
    case 'exists':
      return 'is present';
    case 'field-reference':
      return `${PLACES[test.where]} the field ${test.field}`;
    case 'time-part':
      return `${test.part} ${COMPARISONS[test.operator]} ${test.value}`;
    default:
      return test satisfies never;
  }
}
