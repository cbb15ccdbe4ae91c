export { loadPriceList } from './load-price-list.js';
export {
  type AppliedPrice,
  makePriceBook,
  NO_OVERRIDES,
  type PriceBook,
  type PriceOverrides,
} from './price-book.js';
export type { PriceId, PricedService, PriceList, PriceUnit } from './price-list.js';
