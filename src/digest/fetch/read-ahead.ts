/** Works on the items in their order, up to `count` ahead of the reader. */
export async function* readAhead<Item, Result>(
  items: Iterable<Item>,
  count: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const under: Promise<Result>[] = [];
  try {
    for (const item of items) {
      const task = work(item);
      task.catch(() => undefined); // seen when its turn comes
      under.push(task);
      if (under.length >= count) yield await under.shift()!;
    }
    while (under.length > 0) yield await under.shift()!;
  } finally {
    await Promise.allSettled(under);
  }
}
