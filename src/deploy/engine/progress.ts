import type { StackEvent } from '../access/index.js';
import type { Place } from './place.js';
import type { StepResult } from './step-result.js';

/** What a run tells while it goes on. */
export type Progress =
  | {
      readonly kind: 'step-started';
      readonly id: string;
      readonly title: string;
      readonly place: Place;
      readonly number: number;
      readonly of: number;
    }
  | { readonly kind: 'step-ended'; readonly result: StepResult }
  | { readonly kind: 'stack-event'; readonly stack: string; readonly event: StackEvent }
  /** Said again and again while it lasts. */
  | { readonly kind: 'waiting'; readonly what: string; readonly since: Date };
