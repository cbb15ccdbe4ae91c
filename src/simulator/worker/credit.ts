/** So many things may be under way at once; who wants one more waits until one has come back. */
export interface Credit {
  take(): Promise<void>;
  giveBack(): void;
}

export function makeCredit(count: number): Credit {
  const waiting: (() => void)[] = [];
  let free = count;
  return {
    async take() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => void waiting.push(resolve));
    },
    giveBack() {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}
