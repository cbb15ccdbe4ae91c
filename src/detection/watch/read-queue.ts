import type { ListedObject } from '../../storage/index.js';
import type { Delivery, DeliverySource } from './delivery.js';
import { parseNotification } from './parse-notification.js';

export interface QueueMessage {
  readonly id: string;
  readonly body: string;
}

/** A queue of notifications, as `src/aws` opens it. */
export interface NotificationQueue {
  /** Waits some seconds for messages. */
  readonly receive: (signal: AbortSignal) => Promise<readonly QueueMessage[]>;
  readonly remove: (messages: readonly QueueMessage[]) => Promise<void>;
}

export interface QueueReading {
  readonly queue: NotificationQueue;
  readonly bucket: string;
  /** The location's prefix in its bucket, empty or ending in `/`. */
  readonly prefix: string;
}

/** Hears of objects through S3's notifications. Messages are removed when what they tell of has been dealt with. */
export function readQueue({ queue, bucket, prefix }: QueueReading): DeliverySource {
  return {
    next: async (signal): Promise<Delivery> => {
      const messages = await queue.receive(signal);
      const troubles: Delivery['troubles'][number][] = [];
      const objects = messages.flatMap(({ id, body }) => {
        const notified = parseNotification(body);
        if (notified === undefined) {
          troubles.push({
            key: `message ${id.slice(0, 20)}`,
            reason: 'not-a-notification',
            detail: 'it does not tell of objects',
          });
        }
        return (notified ?? [])
          .filter((object) => object.bucket === bucket && object.key.startsWith(prefix))
          .map((object): ListedObject => ({ ...object, key: object.key.slice(prefix.length) }));
      });
      return { objects, troubles, acknowledge: () => queue.remove(messages) };
    },
  };
}
