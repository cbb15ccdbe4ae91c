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

/**
 * Asks until there is an answer. `undefined` after the patience is over; asked at least once.
 */
export async function poll<Answer>(
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
  { everyMilliseconds, forMilliseconds }: Patience,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const end = clock.now().getTime() + forMilliseconds;
  for (;;) {
    signal.throwIfAborted();
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (clock.now().getTime() + everyMilliseconds > end) return undefined;
    await clock.sleep(everyMilliseconds, signal);
  }
}
