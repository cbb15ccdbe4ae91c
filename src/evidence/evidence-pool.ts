import { Worker } from 'node:worker_threads';

import { UserError } from '../errors.js';
import type { ConsumerFactory, EvidenceResult, EvidenceTask } from './evidence-task.js';
import { answer, type EvidenceReply, type EvidenceRequest } from './serve-evidence.js';

export interface EvidencePoolOptions {
  /** Worker threads; 0 runs everything in the calling thread. */
  readonly threads: number;
  /** The worker's entry file, which calls `serveEvidence`. */
  readonly entry: URL;
  /** The same consumer for `threads: 0`. */
  readonly inline: ConsumerFactory;
  /** Passed to the consumer factory; must survive structured cloning. */
  readonly consumerOptions: unknown;
}

export interface EvidenceOutcome {
  readonly results: readonly EvidenceResult[];
  readonly emissions: readonly unknown[];
}

export interface EvidencePool {
  /** Reads a group of objects in one worker. Waits while all workers are busy. */
  read(tasks: readonly EvidenceTask[]): Promise<EvidenceOutcome>;
  /** Completes what every consumer has open. Call it when no `read` is under way. */
  flush(): Promise<EvidenceOutcome>;
  close(): Promise<void>;
}

interface Lane {
  /** Answers come in the order of the questions. */
  ask(request: EvidenceRequest): Promise<EvidenceReply>;
  close(): Promise<void>;
}

/** Objects are read by worker threads in groups, so that tiny objects do not pay for a message each. */
export const openEvidencePool = (options: EvidencePoolOptions): EvidencePool => {
  const lanes = options.threads === 0 ? [inlineLane(options)] : workerLanes(options);
  const { acquire, release } = sharedOut(lanes);
  return {
    async read(tasks) {
      const lane = await acquire();
      try {
        return outcome(await lane.ask({ kind: 'tasks', tasks }));
      } finally {
        release(lane);
      }
    },
    async flush() {
      const replies = await Promise.all(lanes.map((lane) => lane.ask({ kind: 'flush' })));
      return { results: [], emissions: replies.flatMap((reply) => outcome(reply).emissions) };
    },
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
};

/** A worker has its next group at hand when it has done one, however busy the caller's thread is. */
const GROUPS_AT_HAND = 2;

/** Gives each caller the lane that has least to do, or lets the caller wait while all have enough. */
const sharedOut = (lanes: readonly Lane[]) => {
  const groups = new Map(lanes.map((lane) => [lane, 0]));
  const waiting: Array<(lane: Lane) => void> = [];
  return {
    acquire: async (): Promise<Lane> => {
      const [lane, held] = [...groups].reduce((least, each) => (each[1] < least[1] ? each : least));
      if (held >= GROUPS_AT_HAND) return new Promise((resolve) => waiting.push(resolve));
      groups.set(lane, held + 1);
      return lane;
    },
    release: (lane: Lane): void => {
      const next = waiting.shift();
      if (next === undefined) groups.set(lane, groups.get(lane)! - 1);
      else next(lane);
    },
  };
};

const outcome = (reply: EvidenceReply): EvidenceOutcome => {
  if (reply.kind === 'done') return { results: reply.results, emissions: reply.emissions.values };
  if (reply.code === 'ENOSPC') {
    throw new UserError({
      what: 'disk full',
      where: reply.message,
      next: 'Free some space, or choose another temporary folder with TMPDIR, and run the command again.',
    });
  }
  const error = new Error(reply.message);
  if (reply.stack !== undefined) error.stack = reply.stack;
  throw error;
};

const inlineLane = ({ inline, consumerOptions }: EvidencePoolOptions): Lane => {
  const consumer = inline(consumerOptions, 0);
  return {
    ask: async (request) => answer(request, consumer),
    close: async () => {},
  };
};

const workerLanes = (options: EvidencePoolOptions): readonly Lane[] =>
  Array.from({ length: options.threads }, (_, worker) => workerLane(options, worker));

/** Who waits for an answer. */
interface Asker {
  readonly resolve: (reply: EvidenceReply) => void;
  readonly reject: (cause: unknown) => void;
}

const workerLane = ({ entry, consumerOptions }: EvidencePoolOptions, worker: number): Lane => {
  const thread = new Worker(entry, { workerData: { options: consumerOptions, worker } });
  const asked: Asker[] = [];
  let ended: { readonly cause: unknown } | undefined;
  thread.on('message', (reply: EvidenceReply) => asked.shift()?.resolve(reply));
  thread.on('error', (cause) => {
    ended = { cause };
    for (const { reject } of asked.splice(0)) reject(cause);
  });
  return {
    ask: async (request) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) {
          reject(ended.cause);
          return;
        }
        thread.postMessage(request, movedMemory(request));
        asked.push({ resolve, reject });
      }),
    close: async () => {
      await thread.terminate();
    },
  };
};

/** A view of a part of a block cannot be moved without the rest of the block. */
const movedMemory = (request: EvidenceRequest): ArrayBuffer[] => {
  if (request.kind !== 'tasks') return [];
  return request.tasks.flatMap(({ source }) => {
    if (source.kind !== 'bytes' || source.isOwned !== true) return [];
    const { buffer, byteLength } = source.bytes;
    return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength > 0
      ? [buffer]
      : [];
  });
};
