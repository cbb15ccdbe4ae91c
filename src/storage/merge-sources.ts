/** A part of a listing: gives items, or branches into further parts. */
export type Source<Item> = () => AsyncIterable<Step<Item>>;

export type Step<Item> =
  | { readonly kind: 'items'; readonly items: readonly Item[] }
  | { readonly kind: 'branch'; readonly source: Source<Item> };

interface Turn<Item> {
  readonly steps: AsyncIterator<Step<Item>>;
  readonly result: IteratorResult<Step<Item>>;
}

/**
 * Runs sources side by side, at most `limit` at a time, and yields their items as they come, as many
 * at once as a source gives: a turn of the event loop for each would cost more than the item. A source
 * is at most one step ahead of the reader. Newer sources go first, so that few wait.
 */
export async function* mergeSources<Item>(
  first: readonly Source<Item>[],
  limit: number,
): AsyncGenerator<readonly Item[]> {
  const waiting = [...first].reverse();
  const running = new Map<AsyncIterator<Step<Item>>, Promise<Turn<Item>>>();
  const advance = (steps: AsyncIterator<Step<Item>>): void => {
    const turn = steps.next().then((result) => ({ steps, result }));
    turn.catch(() => undefined); // seen when its turn is awaited
    running.set(steps, turn);
  };
  try {
    while (waiting.length > 0 || running.size > 0) {
      while (running.size < limit && waiting.length > 0) advance(waiting.pop()!()[Symbol.asyncIterator]());
      const { steps, result } = await Promise.race(running.values());
      running.delete(steps); // goes to the end of the line, so that a quick source leaves room for others
      if (result.done === true) continue;
      advance(steps);
      if (result.value.kind === 'branch') waiting.push(result.value.source);
      else yield result.value.items;
    }
  } finally {
    for (const steps of running.keys()) void steps.return?.();
  }
}
