import type { MicroDollars } from '../money/micro-dollars.js';
import type { CostLine } from '../charge/cost-line.js';
import type { EventCategory } from '../volumes/usage.js';
import type { Contribution } from './explain-spike.js';
import type { SpikeKind } from './recognise.js';

/** Something that made the trail dearer from one moment on. */
export interface Anomaly {
  readonly kind: SpikeKind | 'duplicate-trail';
  readonly accountId: string;
  readonly category: EventCategory;
  /** What grew, largest first; empty when it is the account as a whole. */
  readonly services: readonly string[];
  /** Within an hour. */
  readonly onset: Date;
  /** The end of the last hour that was out of the ordinary. */
  readonly end: Date;
  /** Events, or copies of events for a second trail. */
  readonly observed: number;
  readonly expected: number;
  readonly additional: number;
  /** What the additional events cost. */
  readonly usd: MicroDollars;
  /** What they are worth at no less than the price of one further copy: what the floor is compared with. */
  readonly worth: MicroDollars;
  readonly lines: readonly CostLine[];
  readonly comparedWith: 'own-history' | 'siblings' | 'no-copies-before';
  /** The principals and APIs that explain it, largest first. */
  readonly explanation: readonly Contribution[];
}
