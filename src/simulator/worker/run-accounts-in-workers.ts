import { Worker } from 'node:worker_threads';
import type { AccountId } from '../../cloudtrail/index.js';
import type { Batch } from '../account-run.js';
import type { FromWorker, ToWorker, WorkerStart } from './messages.js';

export interface WorkerControls {
  readonly threads?: number;
  readonly workerEntry?: URL;
  readonly signal?: AbortSignal;
}

/** Runs accounts in worker threads, the ones named first first, and hands every batch to `take`. */
export async function runAccountsInWorkers(
  job: WorkerStart & { readonly accountIds: readonly AccountId[] },
  take: (batch: Batch) => Promise<void>,
  controls: WorkerControls,
): Promise<void> {
  const waiting = [...job.accountIds];
  const entry = controls.workerEntry ?? new URL('./account-worker.js', import.meta.url);
  const count = Math.min(controls.threads ?? 1, waiting.length);
  const workers = Array.from(
    { length: count },
    () => new Worker(entry, { workerData: { settings: job.settings, keys: job.keys } satisfies WorkerStart }),
  );
  try {
    await Promise.all(workers.map((worker) => feed(worker, waiting, take, controls.signal)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Gives one worker account after account until none is left. */
function feed(
  worker: Worker,
  waiting: AccountId[],
  take: (batch: Batch) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const post = (message: ToWorker) => worker.postMessage(message);
    const next = () => {
      const accountId = waiting.shift();
      if (accountId === undefined) resolve();
      else post({ kind: 'account', accountId });
    };
    // Messages of one worker are handled one after the other, so `account-done` follows its last batch.
    let handled: Promise<void> = Promise.resolve();
    worker.on('message', (message: FromWorker) => {
      handled = handled.then(() => handle(message)).catch(reject);
    });
    const handle = async (message: FromWorker) => {
      switch (message.kind) {
        case 'batch':
          await take(message.batch);
          post({ kind: 'stored' });
          return;
        case 'account-done':
          next();
          return;
      }
    };
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`a simulator thread ended with code ${code}`)));
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (signal?.aborted === true) reject(signal.reason);
    else next();
  });
}
