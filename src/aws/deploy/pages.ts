/** Every item of a paged answer. */
export async function allPages<Item>(
  ask: (
    token: string | undefined,
  ) => Promise<{ readonly items: readonly Item[] | undefined; readonly next: string | undefined }>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let token: string | undefined;
  do {
    const page = await ask(token);
    items.push(...(page.items ?? []));
    token = page.next === '' || page.next === token ? undefined : page.next;
  } while (token !== undefined);
  return items;
}
