import type { ListedObject } from '../../storage/index.js';

/** Objects that were delivered, in a batch that is acknowledged as a whole. */
export interface Delivery {
  readonly objects: readonly ListedObject[];
  /** Parts that could not be looked at this time. */
  readonly troubles: readonly { readonly key: string; readonly reason: string; readonly detail: string }[];
  /** Everything that the batch led to is told: it need not come again. */
  readonly acknowledge: () => Promise<void>;
}

/** Where new objects are heard of. The same object may come again; none may be left out. */
export interface DeliverySource {
  /** Waits until there is something, or for about as long as a look takes. */
  readonly next: (signal: AbortSignal) => Promise<Delivery>;
}
