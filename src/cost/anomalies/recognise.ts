import type { Contribution } from './explain-spike.js';

/** What a spike looks like. */
export type SpikeKind = 'retry-loop' | 'launch-burst' | 'new-scanner' | 'volume';

/** APIs that start machines. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/OperationList-query-ec2.html */
const LAUNCHES: ReadonlySet<string> = new Set([
  'RunInstances',
  'RequestSpotInstances',
  'RequestSpotFleet',
  'CreateFleet',
  'StartInstances',
  'RunTask',
  'StartTask',
  'CreateAutoScalingGroup',
  'RunJobFlow',
  'SubmitJob',
  'CreateTrainingJob',
  'CreateNotebookInstance',
]);

const READS = /^(?:Describe|List|Get|BatchGet|Lookup|Search|Head|Query|Scan|Select)/;

/** Shares of the additional events. */
const LAUNCH_SHARE = 0.3;
const RETRY_SHARE = 0.5;
const RETRY_ERRORS = 0.5;
const SCANNER_SHARE = 0.5;
const SCANNER_READS = 0.8;
const SCANNER_APIS = 10;

/** The first pattern that the contributions show, the most telling first. */
export function recognise(contributions: readonly Contribution[]): SpikeKind {
  const all = additionalOf(contributions);
  if (all <= 0) return 'volume';
  if (additionalOf(contributions.filter(isLaunch)) >= LAUNCH_SHARE * all) return 'launch-burst';
  if (isRetryLoop(contributions, all)) return 'retry-loop';
  if (isNewScanner(contributions, all)) return 'new-scanner';
  return 'volume';
}

function isLaunch({ eventName }: Contribution): boolean {
  return LAUNCHES.has(eventName);
}

/** One principal calls one API, and mostly in vain. */
function isRetryLoop(contributions: readonly Contribution[], all: number): boolean {
  const [leading] = leadingOf(contributions, ({ principal, eventName }) => `${principal}\u0000${eventName}`);
  const failed = additionalOf(leading.filter(({ errorCode }) => errorCode !== ''));
  return additionalOf(leading) >= RETRY_SHARE * all && failed >= RETRY_ERRORS * additionalOf(leading);
}

/** A principal that was not there before looks at many things and changes none. */
function isNewScanner(contributions: readonly Contribution[], all: number): boolean {
  const [leading] = leadingOf(contributions, ({ principal }) => principal);
  const reads = leading.filter(({ eventName }) => READS.test(eventName));
  return (
    additionalOf(leading) >= SCANNER_SHARE * all &&
    additionalOf(reads) >= SCANNER_READS * additionalOf(leading) &&
    new Set(leading.map(({ service, eventName }) => service + eventName)).size >= SCANNER_APIS &&
    leading.every(({ isNew }) => isNew)
  );
}

/** Groups of contributions, the one with most additional events first; one empty group of nothing. */
export function leadingOf(
  contributions: readonly Contribution[],
  nameOf: (contribution: Contribution) => string,
): readonly [readonly Contribution[], ...(readonly Contribution[])[]] {
  const groups = new Map<string, Contribution[]>();
  for (const contribution of contributions) {
    const name = nameOf(contribution);
    groups.set(name, [...(groups.get(name) ?? []), contribution]);
  }
  const [first = [], ...rest] = [...groups.values()].sort(
    (left, right) => additionalOf(right) - additionalOf(left),
  );
  return [first, ...rest];
}

export function additionalOf(contributions: readonly Contribution[]): number {
  return contributions.reduce((sum, { additional }) => sum + additional, 0);
}
