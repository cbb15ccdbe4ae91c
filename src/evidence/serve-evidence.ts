import { parentPort, workerData } from 'node:worker_threads';

import type {
  ConsumerFactory,
  Emissions,
  EvidenceConsumer,
  EvidenceResult,
  EvidenceTask,
} from './evidence-task.js';
import { readEvidence } from './read-evidence.js';

export type EvidenceRequest =
  | { readonly kind: 'tasks'; readonly tasks: readonly EvidenceTask[] }
  | { readonly kind: 'flush' };

export type EvidenceReply =
  | {
      readonly kind: 'done';
      readonly results: readonly EvidenceResult[];
      readonly emissions: Emissions;
    }
  | {
      readonly kind: 'crashed';
      /** The system's name of the error, such as `ENOSPC`. */
      readonly code: string | undefined;
      readonly message: string;
      readonly stack: string | undefined;
    };

/** Answers one request. The same code runs in a worker thread and inline. */
export const answer = (request: EvidenceRequest, consumer: EvidenceConsumer): EvidenceReply => {
  try {
    const results = request.kind === 'tasks' ? request.tasks.map((task) => readEvidence(task, consumer)) : [];
    if (request.kind === 'flush') consumer.flush();
    return { kind: 'done', results, emissions: consumer.takeEmissions() };
  } catch (cause) {
    // A consumer's own trouble (disk full) must cross the thread's border with its name.
    const { code, message, stack } = cause as NodeJS.ErrnoException;
    return { kind: 'crashed', code, message, stack };
  }
};

/** The body of a worker's entry file: `serveEvidence(createMyConsumer)`. */
export const serveEvidence = (createConsumer: ConsumerFactory): void => {
  const port = parentPort;
  if (port === null) throw new Error('serveEvidence runs in a worker thread');
  const { options, worker } = workerData as { options: unknown; worker: number };
  const consumer = createConsumer(options, worker);
  port.on('message', (request: EvidenceRequest) => {
    const reply = answer(request, consumer);
    port.postMessage(reply, reply.kind === 'done' ? reply.emissions.transfer : []);
  });
};
