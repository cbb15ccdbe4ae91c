import type { Change } from './change.js';
import type { Place } from './place.js';
import type { Problem } from './problem.js';

/** What became of a step. Those from `blocked` on leave the deployment unfinished. */
export type Outcome =
  | 'unchanged'
  | 'changed'
  | 'held'
  | 'blocked'
  | 'failed'
  | 'unfinished'
  | 'interrupted'
  | 'not-reached';

export interface StepResult {
  readonly id: string;
  readonly title: string;
  readonly place: Place;
  readonly outcome: Outcome;
  readonly changes: readonly Change[];
  readonly notes: readonly string[];
  readonly problem?: Problem;
}

/** The same before anything was done: `unknown` when AWS did not let us look. */
export interface StepPlan {
  readonly id: string;
  readonly title: string;
  readonly place: Place;
  readonly state: 'as-wanted' | 'differs' | 'held' | 'blocked' | 'unknown';
  readonly changes: readonly Change[];
  readonly notes: readonly string[];
  readonly problem?: Problem;
}

export function isFinished(results: readonly StepResult[]): boolean {
  return results.every(({ outcome }) => ['unchanged', 'changed', 'held'].includes(outcome));
}
