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
  type Anomaly,
  DEFAULT_SPIKE_RULES,
  type SpikeRules,
  type YoungAccount,
} from './anomalies/index.js';
export {
  type AccountCost,
  type BaseUnit,
  type CostLine,
  type DuplicateTrail,
  REAL_TIME_MODES,
  type RealTimeMode,
} from './charge/index.js';
export {
  type CostGroup,
  type CostReport,
  type CostReportOptions,
  type Mover,
  readGroups,
  type ReportedAccount,
  reportCost,
  type ServiceCost,
  type TopGroups,
} from './report/index.js';
export {
  type AccountMonth,
  type Assumptions,
  type CostEstimate,
  DEFAULT_ASSUMPTIONS,
  GIGABYTES_OF_FUNCTION,
  estimateCost,
  type EstimateInput,
  type MonthlyVolume,
  volumesOfBills,
  volumesOfLake,
} from './estimate/index.js';
export {
  type BilledAccount,
  billedAccounts,
  type UsageAnswer,
  type UsageRecord,
  type UsageSource,
} from './usage/index.js';
export { type LakeUsage, readTimeRange, readUsage } from './volumes/index.js';
