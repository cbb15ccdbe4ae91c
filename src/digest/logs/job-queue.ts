/** Hands jobs from those who find them to those who do them. */
export interface JobQueue<Job> {
  add(job: Job): void;
  /** Resolves when few enough wait. Rejects after `fail`. */
  room(): Promise<void>;
  /** No more jobs will come. */
  end(): void;
  /** Nobody takes jobs any more. */
  fail(cause: unknown): void;
  jobs(): AsyncGenerator<Job>;
}

/** More than all lanes take at once, and little memory. */
const mostWaiting = 1024;

export function openJobQueue<Job>(): JobQueue<Job> {
  let waiting: Job[] = [];
  let isEnded = false;
  let failure: { readonly cause: unknown } | undefined;
  const takers: (() => void)[] = [];
  const givers: (() => void)[] = [];
  const wake = (sleepers: (() => void)[]): void => {
    for (const resolve of sleepers.splice(0)) resolve();
  };
  return {
    add(job) {
      waiting.push(job);
      wake(takers);
    },
    async room() {
      while (failure === undefined && waiting.length > mostWaiting) {
        await new Promise<void>((resolve) => givers.push(resolve));
      }
      if (failure !== undefined) throw failure.cause;
    },
    end() {
      isEnded = true;
      wake(takers);
    },
    fail(cause) {
      failure = { cause };
      wake(givers);
    },
    async *jobs() {
      for (;;) {
        const taken = waiting;
        waiting = [];
        yield* taken;
        wake(givers);
        if (waiting.length > 0) continue;
        if (isEnded) return;
        await new Promise<void>((resolve) => takers.push(resolve));
      }
    },
  };
}
