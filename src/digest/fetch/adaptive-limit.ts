/** How many requests may be under way at once, found out while they run. */
export interface AdaptiveLimit {
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** The store asked for less. */
  slowDown(): void;
  readonly current: number;
}

export interface LimitBounds {
  readonly start: number;
  readonly least: number;
  readonly most: number;
}

/**
 * One more after each success until the first refusal; then half as many after each refusal, and one more
 * after every `current` successes. So does TCP: https://www.rfc-editor.org/rfc/rfc5681#section-3.1
 */
export function adaptiveLimit({ start, least, most }: LimitBounds): AdaptiveLimit {
  const waiting: (() => void)[] = [];
  let current = start;
  let running = 0;
  let successes = 0;
  let wasRefused = false;

  const admit = (): void => {
    while (running < current && waiting.length > 0) {
      running += 1;
      waiting.shift()!();
    }
  };
  const succeed = (): void => {
    successes += 1;
    if (current >= most || (wasRefused && successes < current)) return;
    current += 1;
    successes = 0;
  };

  return {
    async run(work) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        admit();
      });
      try {
        const result = await work();
        succeed();
        return result;
      } finally {
        running -= 1;
        admit();
      }
    },
    slowDown() {
      wasRefused = true;
      current = Math.max(least, Math.floor(current / 2));
      successes = 0;
    },
    get current() {
      return current;
    },
  };
}
