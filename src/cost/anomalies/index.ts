export type { Anomaly } from './anomaly.js';
export { findAnomalies } from './find-anomalies.js';
export type { AccountHistory } from './gather-accounts.js';
export type { HourlyCount, HourlySeries } from './hourly-series.js';
export { readCopyCounts, readHourlyCounts } from './read-series.js';
export { type SeriesScan, scanSeries, type YoungAccount } from './scan-series.js';
export { DEFAULT_SPIKE_RULES, type SpikeRules } from './spike-rules.js';
