export { type CostReport, type CostReportOptions, type ReportedAccount, reportCost } from './cost-report.js';
export { type CostGroup, readGroups } from './groups.js';
export type { ComparedHalves, Mover } from './movers.js';
export type { ServiceCost } from './services.js';
export type { TopGroups } from './top-groups.js';
export type { Trend } from './trend.js';
