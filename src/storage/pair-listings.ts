import { compareKeys } from './compare-keys.js';
import type { ListedObject, ListPage, Unavailable } from './object-store.js';

/** An object of one listing with the object of the same key in another, if there is one. */
export type ListedPair =
  | { readonly kind: 'pair'; readonly object: ListedObject; readonly other?: ListedObject }
  | Unavailable;

/**
 * Goes through two listings in the order of their keys and looks up each object of the first in the
 * second, holding a page of each. Trouble in the first listing is passed on; the second listing's
 * trouble means that objects count as absent there.
 */
export async function* pairListings(
  listing: AsyncIterable<ListPage>,
  otherListing: AsyncIterable<ListPage>,
): AsyncGenerator<ListedPair> {
  const others = objectsOf(otherListing);
  try {
    let other = await others.next();
    for await (const page of listing) {
      if (page.kind !== 'page') {
        yield page;
        continue;
      }
      for (const object of page.objects) {
        while (other.done !== true && compareKeys(other.value.key, object.key) < 0)
          other = await others.next();
        const same = other.done !== true && other.value.key === object.key ? other.value : undefined;
        yield { kind: 'pair', object, ...(same !== undefined && { other: same }) };
      }
    }
  } finally {
    await others.return(undefined);
  }
}

async function* objectsOf(pages: AsyncIterable<ListPage>): AsyncGenerator<ListedObject, undefined> {
  for await (const page of pages) if (page.kind === 'page') yield* page.objects;
}
