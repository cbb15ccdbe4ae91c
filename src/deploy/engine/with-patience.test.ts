import { describe, expect, it } from 'vitest';
import { RefusedCallError } from '../../errors.js';
import type { Run } from './step.js';
import { withPatience } from './with-patience.js';

/** A run on a clock that only goes on when it is slept on. */
const createRun = () => {
  const pauses: number[] = [];
  const controller = new AbortController();
  let now = 0;
  const run: Run = {
    clock: {
      now: () => new Date(now),
      sleep: async (milliseconds) => {
        pauses.push(milliseconds);
        now += milliseconds;
      },
    },
    signal: controller.signal,
    report: () => {},
  };
  return { run, pauses, abort: () => controller.abort() };
};

const refusal = (code: string): RefusedCallError =>
  new RefusedCallError({ action: 'cloudtrail:CreateTrail', code, detail: 'No.', where: 'account 1' });

/** Refused so many times, then answered. */
const refusing = (times: number, code: string) => {
  let calls = 0;
  return async (): Promise<string> => {
    calls += 1;
    if (calls <= times) throw refusal(code);
    return `call ${calls}`;
  };
};

describe('patience', () => {
  it.each([
    'ThrottlingException',
    'TooManyRequestsException',
    'InsufficientS3BucketPolicyException',
    'ConcurrentModificationException',
  ])('calls again, with longer and longer pauses, after %s', async (code) => {
    const { run, pauses } = createRun();
    expect(await withPatience(run, refusing(5, code))).toBe('call 6');
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 20_000]);
  });

  it('is over after two minutes, with the words of the last refusal', async () => {
    const { run, pauses } = createRun();
    await expect(withPatience(run, refusing(100, 'ThrottlingException'))).rejects.toThrow('No.');
    expect(pauses.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(120_000);
    expect(pauses.length).toBeGreaterThan(5);
  });

  it.each(['AccessDeniedException', 'ValidationException'])('is none with %s', async (code) => {
    const { run, pauses } = createRun();
    await expect(withPatience(run, refusing(1, code))).rejects.toThrow('No.');
    expect(pauses).toEqual([]);
  });

  it('is none with a bug, and ends with the run', async () => {
    const { run, abort } = createRun();
    const bug = () => Promise.reject(new TypeError('a bug'));
    await expect(withPatience(run, bug)).rejects.toThrow('a bug');
    abort();
    await expect(withPatience(run, async () => 'done')).rejects.toThrow('aborted');
  });
});
