/**
 * What a trail costs: quantities from a lake, from Cost Explorer or from the user, times dated prices. Money is
 * reckoned exactly and rounded to millionths of a dollar once, on each line.
 */
export { type MicroDollars, sumOf, toDollars } from './money/micro-dollars.js';
export {
  type AppliedPrice,
  loadPriceList,
  makePriceBook,
  NO_OVERRIDES,
  type PriceBook,
  type PriceId,
  type PriceList,
  type PriceOverrides,
} from './prices/index.js';
export {
  type AccountCost,
  type BaseUnit,
  type CostGroup,
  type CostLine,
  type CostReport,
  type CostReportOptions,
  type DuplicateTrail,
  readGroups,
  type RealTimeMode,
  reportCost,
  type TopGroups,
} from './report/index.js';
export { type LakeUsage, readUsage } from './volumes/index.js';
