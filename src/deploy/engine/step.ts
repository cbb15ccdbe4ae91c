import type { Change } from './change.js';
import type { Clock } from './clock.js';
import type { Place } from './place.js';
import type { Problem } from './problem.js';
import type { Progress } from './progress.js';

/** One step of a deployment: it reads what AWS says, and knows how to make it what is wanted. */
export interface Step {
  /** `trusted-access`. */
  readonly id: string;
  /** What it brings about, without a full stop: `CloudTrail may act in every account`. */
  readonly title: string;
  readonly place: Place;
  /** Reads only. The state of a deployment is what AWS says, so that any run can go on where another ended. */
  look(run: Run): Promise<Look>;
}

/** What a step is given while it runs. */
export interface Run {
  readonly clock: Clock;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
}

export type Look =
  | { readonly kind: 'as-wanted'; readonly notes?: readonly string[] }
  | {
      readonly kind: 'differs';
      readonly changes: readonly Change[];
      readonly notes?: readonly string[];
      readonly apply: () => Promise<Applied>;
    }
  /** Everything before is done; this goes on only when the user says so in words of its own. */
  | {
      readonly kind: 'held';
      readonly problem: Problem;
      readonly notes?: readonly string[];
      /** What it would make different then. */
      readonly changes?: readonly Change[];
    }
  | { readonly kind: 'blocked'; readonly problem: Problem };

export type Applied =
  | { readonly kind: 'done' }
  /** AWS needs longer than we wait: another run goes on from there. */
  | { readonly kind: 'unfinished'; readonly problem: Problem }
  | { readonly kind: 'failed'; readonly problem: Problem };

export const DONE: Applied = { kind: 'done' };
