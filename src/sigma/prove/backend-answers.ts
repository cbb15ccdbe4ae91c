import { matchEventPattern, matchFilterPattern } from '../backends/index.js';
import type { BackendName, CompiledRule } from './compile-for-backends.js';

/** For each rule the ids of events that its condition selected. */
export type SqlAnswers = ReadonlyMap<string, ReadonlySet<string>>;

interface BackendAnswer {
  readonly backend: BackendName;
  readonly exact: boolean;
  readonly answer: (id: string, event: unknown) => boolean;
}

/** How each backend that supports a rule answers for an event. */
export function answersOf(
  { backends }: CompiledRule,
  selected: ReadonlySet<string>,
): readonly BackendAnswer[] {
  const { sql, 'event-pattern': eventPattern, 'metric-filter': metricFilter } = backends;
  const answers: BackendAnswer[] = [];
  if (sql.kind !== 'unsupported') {
    answers.push({ backend: 'sql', exact: sql.kind === 'exact', answer: (id) => selected.has(id) });
  }
  if (eventPattern.kind !== 'unsupported') {
    answers.push({
      backend: 'event-pattern',
      exact: eventPattern.kind === 'exact',
      answer: (_id, event) => matchEventPattern(eventPattern.output, onBus(event)),
    });
  }
  if (metricFilter.kind !== 'unsupported') {
    const filters = metricFilter.output.map((pattern) => matchFilterPattern(pattern));
    answers.push({
      backend: 'metric-filter',
      exact: metricFilter.kind === 'exact',
      answer: (_id, event) => countOnce(filters.filter((filter) => filter(event)).length),
    });
  }
  return answers;
}

/** Patterns of one rule count into one metric: an event that passed two would count twice. */
function countOnce(passed: number): boolean {
  if (passed > 1) throw new Error('an event passes two filter patterns of one rule');
  return passed === 1;
}

const DETAIL_TYPES: Readonly<Record<string, string>> = {
  AwsApiCall: 'AWS API Call via CloudTrail',
  AwsConsoleSignIn: 'AWS Console Sign In via CloudTrail',
  AwsConsoleAction: 'AWS Console Action via CloudTrail',
  AwsServiceEvent: 'AWS Service Event via CloudTrail',
};

/** A record as EventBridge delivers it. */
export function onBus(event: unknown): object {
  const { eventSource = '', eventType = '' } = event as Readonly<Record<string, string | undefined>>;
  return {
    version: '0',
    'detail-type': DETAIL_TYPES[eventType] ?? DETAIL_TYPES['AwsApiCall'],
    source: `aws.${eventSource.replace(/\.amazonaws\.com$/, '')}`,
    detail: event,
  };
}
