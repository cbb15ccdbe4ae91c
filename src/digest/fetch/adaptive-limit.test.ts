import { describe, expect, it } from 'vitest';
import { type AdaptiveLimit, adaptiveLimit } from './adaptive-limit.js';

const open = (): AdaptiveLimit => adaptiveLimit({ start: 4, least: 2, most: 16 });

async function succeed(limit: AdaptiveLimit, times: number): Promise<void> {
  for (let time = 0; time < times; time++) await limit.run(async () => undefined);
}

describe('the number of requests at once', () => {
  it('grows with every success as long as nothing was refused, up to the most', async () => {
    const limit = open();
    await succeed(limit, 5);
    expect(limit.current).toBe(9);
    await succeed(limit, 100);
    expect(limit.current).toBe(16);
  });

  it('is halved by a refusal, down to the least, and then grows by one for as many successes as are allowed', async () => {
    const limit = open();
    await succeed(limit, 4);
    limit.slowDown();
    expect(limit.current).toBe(4);
    await succeed(limit, 3);
    expect(limit.current).toBe(4);
    await succeed(limit, 1);
    expect(limit.current).toBe(5);
    for (let time = 0; time < 5; time++) limit.slowDown();
    expect(limit.current).toBe(2);
  });

  it('is never exceeded, and a failure leaves room for the next', async () => {
    const limit = open();
    let running = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      expect(running).toBeLessThanOrEqual(limit.current);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (most > 0 && running % 3 === 0) throw new Error('refused');
    };
    await Promise.allSettled(Array.from({ length: 50 }, async () => limit.run(work)));
    expect(running).toBe(0);
    expect(most).toBeGreaterThanOrEqual(4);
    await expect(limit.run(async () => 'next')).resolves.toBe('next');
  });
});
