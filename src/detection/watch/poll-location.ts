import { type ListedObject, listLogs, type ObjectStore } from '../../storage/index.js';
import type { Delivery, DeliverySource } from './delivery.js';

export interface Polling {
  readonly store: ObjectStore;
  /** Objects this far back are looked at again: redelivery and backfill come late. */
  readonly lookBackMilliseconds: number;
  readonly now: () => number;
  /** Handles an object only once. */
  readonly isKnown: (object: ListedObject) => boolean;
  readonly scope: { readonly accounts?: readonly string[]; readonly regions?: readonly string[] };
}

/** Lists the last days of a location again and again: for folders, and for buckets without notifications. */
export function pollLocation({ store, lookBackMilliseconds, now, isKnown, scope }: Polling): DeliverySource {
  return {
    next: async (signal): Promise<Delivery> => {
      const objects: ListedObject[] = [];
      const troubles: Delivery['troubles'][number][] = [];
      const from = new Date(now() - lookBackMilliseconds);
      for await (const entry of listLogs(store, { ...scope, from, signal })) {
        if (entry.kind === 'unavailable') {
          troubles.push({ key: entry.prefix, reason: entry.trouble.kind, detail: entry.trouble.detail });
        }
        const isWanted = entry.kind === 'log' || entry.kind === 'digest' || entry.kind === 'unnamed';
        if (isWanted && !isKnown(entry.object)) objects.push(entry.object);
      }
      return { objects, troubles, acknowledge: async () => {} };
    },
  };
}
