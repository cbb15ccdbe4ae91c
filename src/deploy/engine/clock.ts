/** Time as deploy needs it: what it is, and a way to let it pass. */
export interface Clock {
  now(): Date;
  /** Rejects with an AbortError as soon as the signal is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface Patience {
  readonly everyMilliseconds: number;
  readonly forMilliseconds: number;
}

const FIRST_PAUSE = 500;

/**
 * Asks until there is an answer, at first often, then at the patience's own pace. `undefined` after the
 * patience is over; asked at least once.
 */
export async function poll<Answer>(
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
  { everyMilliseconds, forMilliseconds }: Patience,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const end = clock.now().getTime() + forMilliseconds;
  for (let pause = FIRST_PAUSE; ; pause *= 2) {
    signal.throwIfAborted();
    const answer = await ask();
    if (answer !== undefined) return answer;
    const wait = Math.min(pause, everyMilliseconds);
    if (clock.now().getTime() + wait > end) return undefined;
    await clock.sleep(wait, signal);
  }
}
