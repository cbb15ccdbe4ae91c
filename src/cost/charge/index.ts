export type { AccountCost, DuplicateTrail } from './account-cost.js';
export { chargeUsage, type ChargeOptions } from './charge-usage.js';
export { type BaseUnit, type CostLine, costLine } from './cost-line.js';
export { REAL_TIME_MODES, type RealTimeMode } from './real-time-lines.js';
