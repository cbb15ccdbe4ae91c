import type { Queue } from '../aws/index.js';
import { alertDocument } from './alert-document.js';
import type { Sink } from './sink.js';

/** SQS: the document, with the alert's id as deduplication id where the queue is a FIFO queue. */
export function openQueueSink(name: string, queue: Queue): Sink {
  return {
    name,
    send: (alert, signal) =>
      queue.send({ body: alertDocument(alert), id: alert.id, group: alert.accountId }, signal),
    close: async () => queue.close(),
  };
}
