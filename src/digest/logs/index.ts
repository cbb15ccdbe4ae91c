export { checkLogs, type LogChecking } from './check-logs.js';
export type { ExpirationRule } from './expiration.js';
export { expiredBy } from './expiration.js';
export type { KnownHashes } from './known-hashes.js';
export type { FoundEvent, LogResults, LogTotals } from './log-books.js';
export { type ListedEntry, listedEntry, type ListedLog, listerOf } from './listed-log.js';
