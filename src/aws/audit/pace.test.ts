import { describe, expect, it } from 'vitest';
import { createPace } from './pace.js';

const signal = new AbortController().signal;

/** A clock that only goes on when somebody sleeps. */
function manualClock() {
  const slept: number[] = [];
  return {
    slept,
    now: () => 0,
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds);
    },
  };
}

describe('createPace', () => {
  it('lets the first request of a key go at once, and each further one wait for its turn', async () => {
    const clock = manualClock();
    const pace = createPace(10, clock);
    await Promise.all(
      [1, 2, 3].map(() => pace.run('organizations:DescribePolicy', 2, signal, async () => {})),
    );
    expect(clock.slept).toEqual([625, 1250]);
  });

  it('does not let one key wait for another', async () => {
    const clock = manualClock();
    const pace = createPace(10, clock);
    await pace.run('111111111111 us-east-1 cloudtrail', 10, signal, async () => {});
    await pace.run('111111111111 eu-west-1 cloudtrail', 10, signal, async () => {});
    expect(clock.slept).toEqual([]);
  });

  it('has no more requests under way than it was told', async () => {
    const pace = createPace(3, manualClock());
    const running = { now: 0, most: 0 };
    const send = async () => {
      running.now += 1;
      running.most = Math.max(running.most, running.now);
      await new Promise((resolve) => setImmediate(resolve));
      running.now -= 1;
    };
    await Promise.all(Array.from({ length: 50 }, (_, index) => pace.run(`key ${index}`, 1, signal, send)));
    expect(running.most).toBe(3);
  });

  it('sends nothing after an abort', async () => {
    const controller = new AbortController();
    controller.abort();
    const sent = createPace(1, manualClock()).run('key', 1, controller.signal, async () => 'sent');
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
  });
});
