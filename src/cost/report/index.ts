export type { AccountCost, DuplicateTrail } from './account-cost.js';
export { chargeUsage, type ChargeOptions } from './charge-usage.js';
export { type BaseUnit, type CostLine, costLine } from './cost-line.js';
export { type CostReport, type CostReportOptions, reportCost } from './cost-report.js';
export { type CostGroup, readGroups } from './groups.js';
export type { RealTimeMode } from './real-time-lines.js';
export type { TopGroups } from './top-groups.js';
