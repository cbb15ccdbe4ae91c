import type { Configuration } from '../../config/index.js';
import { formatCount } from '../../report/index.js';

/** What a further trail costs for the same management events, with the user's own prices and discounts. */
export async function secondCopyPrice({ cost, trail }: Configuration): Promise<string> {
  const { loadPriceList, makePriceBook } = await import('../../cost/index.js');
  const book = makePriceBook(await loadPriceList(), cost);
  const { usd, per } = book.price('cloudtrail-management-additional-copy', trail.homeRegion);
  return `$${usd} per ${formatCount(per)} management events (prices of ${book.asOf})`;
}
