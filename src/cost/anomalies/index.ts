export type { Anomaly } from './anomaly.js';
export { findAnomalies } from './find-anomalies.js';
export type { AccountHistory } from './gather-accounts.js';
export { type HourlyCount, type HourlySeries, seriesOfCounts } from './hourly-series.js';
export { copyCounts, readSeries } from './read-series.js';
export { type SeriesScan, scanSeries, type YoungAccount } from './scan-series.js';
export { DEFAULT_SPIKE_RULES, type SpikeRules } from './spike-rules.js';
