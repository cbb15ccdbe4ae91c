export { type AdaptiveLimit, adaptiveLimit } from './adaptive-limit.js';
export { type Fetcher, type FetcherOptions, openFetcher, type VersionsResult } from './fetcher.js';
export { readAhead } from './read-ahead.js';
