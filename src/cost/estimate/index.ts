export { type Assumptions, DEFAULT_ASSUMPTIONS } from './assumptions.js';
export { GIGABYTES_OF_FUNCTION } from './real-time-costs.js';
export { type CostEstimate, estimateCost } from './estimate-cost.js';
export type { AccountMonth, EstimateInput, MonthlyCost } from './estimate-month.js';
export { type MonthlyVolume, volumesOfBills, volumesOfLake } from './volumes.js';
