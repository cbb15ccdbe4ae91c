import { describe, expect, it } from 'vitest';
import { openJobQueue } from './job-queue.js';

async function take(jobs: AsyncGenerator<number>, count: number): Promise<readonly number[]> {
  const taken: number[] = [];
  while (taken.length < count) {
    const next = await jobs.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

/** True when the promise is settled once everything that can go on has gone on. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  promise.then(
    () => (settled = true),
    () => (settled = true),
  );
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

describe('a queue of jobs', () => {
  it('hands on jobs in their order, also those added while somebody waits, and ends', async () => {
    const queue = openJobQueue<number>();
    queue.add(1);
    const taking = take(queue.jobs(), 5);
    await isSettled(taking);
    queue.add(2);
    queue.add(3);
    queue.end();
    expect(await taking).toEqual([1, 2, 3]);
  });

  it('has room until many wait, and again when they are taken', async () => {
    const queue = openJobQueue<number>();
    await queue.room();
    for (let job = 0; job < 5000; job++) queue.add(job);
    const room = queue.room();
    expect(await isSettled(room)).toBe(false);
    const jobs = queue.jobs();
    await take(jobs, 5000);
    const more = take(jobs, 1);
    await room;
    queue.end();
    expect(await more).toEqual([]);
  });

  it('tells those who wait for room why nobody takes jobs any more', async () => {
    const queue = openJobQueue<number>();
    for (let job = 0; job < 5000; job++) queue.add(job);
    const room = queue.room();
    queue.fail(new Error('disk full'));
    await expect(room).rejects.toThrow('disk full');
    await expect(queue.room()).rejects.toThrow('disk full');
  });
});
