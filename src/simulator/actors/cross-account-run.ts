import type { SimulatedAccount } from '../world/index.js';

/** A piece of work that starts in one account and goes on in another. */
export interface CrossAccountRun {
  readonly kind: 'pipeline' | 'audit' | 'operator';
  readonly from: SimulatedAccount;
  readonly to: SimulatedAccount;
  /** Seconds since 1970. */
  readonly startsAt: number;
  /** Tells runs of the same hour apart. */
  readonly number: number;
}
