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

/** One more after every `current` successes, half as many after each refusal, as TCP does it. */
export function adaptiveLimit({ start, least, most }: LimitBounds): AdaptiveLimit {
  const waiting: (() => void)[] = [];
  let current = start;
  let running = 0;
  let successes = 0;

  const admit = (): void => {
    while (running < current && waiting.length > 0) {
      running += 1;
      waiting.shift()!();
    }
  };
  const succeed = (): void => {
    successes += 1;
    if (successes < current || current === most) return;
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
      current = Math.max(least, Math.floor(current / 2));
      successes = 0;
    },
    get current() {
      return current;
    },
  };
}
