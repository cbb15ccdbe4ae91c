import type { AccountId } from '../../cloudtrail/index.js';
import type { Batch } from '../account-run.js';
import type { SimulationSettings } from '../settings.js';
import type { RegionKey } from '../signing/index.js';

/** What a worker thread is started with; it makes the same plan of it as everybody else. */
export interface WorkerStart {
  readonly settings: SimulationSettings;
  readonly keys: readonly RegionKey[];
}

export type ToWorker =
  /** Run this account. */
  | { readonly kind: 'account'; readonly accountId: AccountId }
  /** One batch was stored; another may come. */
  | { readonly kind: 'stored' };

export type FromWorker =
  | { readonly kind: 'batch'; readonly batch: Batch }
  | { readonly kind: 'account-done' };
