import { parentPort, workerData } from 'node:worker_threads';
import { type Batch, runAccount } from '../account-run.js';
import { makePlan } from '../plan.js';
import { makeCredit } from './credit.js';
import type { FromWorker, ToWorker, WorkerStart } from './messages.js';

/** Batches that may be on their way to the store at once; bounds the memory of both sides. */
const credit = makeCredit(4);

const port = parentPort;
if (port === null) throw new Error('account-worker runs in a worker thread only');
const { settings, keys } = workerData as WorkerStart;
const plan = makePlan(settings);

port.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'account':
      void run(message.accountId);
      return;
    case 'stored':
      credit.giveBack();
      return;
  }
});

async function run(accountId: string): Promise<void> {
  const account = plan.world.accounts.find(({ id }) => id === accountId);
  if (account === undefined) throw new Error(`no account ${accountId}`);
  for (const batch of runAccount(plan, account, keys)) {
    await credit.take();
    send(batch);
  }
  const done: FromWorker = { kind: 'account-done' };
  port?.postMessage(done);
}

/** Small buffers share memory with others, so each is copied once and then handed over. */
function send(batch: Batch): void {
  const objects = batch.objects.map((object) => ({ ...object, body: Uint8Array.from(object.body) }));
  const message: FromWorker = { kind: 'batch', batch: { ...batch, objects } };
  port?.postMessage(
    message,
    objects.map(({ body }) => body.buffer),
  );
}
