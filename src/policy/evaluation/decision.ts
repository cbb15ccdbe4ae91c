import type { Doubt } from '../matching/answer.js';

export type PolicyLayer =
  | 'service-control'
  | 'resource-control'
  | 'resource'
  | 'identity'
  | 'boundary'
  | 'session';

/** Which statement of which policy. */
export interface StatementReference {
  readonly layer: PolicyLayer;
  readonly policy: string;
  /** Its `Sid`, or its place in the policy counted from 1: `#3`. */
  readonly statement: string;
}

/** What comes of a request, and through which statement. */
export type Decision =
  | {
      readonly kind: 'allowed';
      readonly decidedBy: StatementReference;
      readonly explanation: string;
    }
  | {
      readonly kind: 'denied';
      /** The statement that denies; `undefined` when nothing allows. */
      readonly decidedBy: StatementReference | undefined;
      /** Every other statement that denies as well. */
      readonly alsoDeniedBy: readonly StatementReference[];
      /** The layer that denies, or that lacks an Allow. */
      readonly layer: PolicyLayer;
      readonly explanation: string;
    }
  /** Something that decides is not told or not evaluated. Never to be taken for denied. */
  | { readonly kind: 'unknown'; readonly doubts: readonly Doubt[]; readonly explanation: string };
