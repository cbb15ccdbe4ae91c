export { checkLogs, type LogChecking } from './check-logs.js';
export type { ExpirationRule } from './expiration.js';
export { expiredBy } from './expiration.js';
export type { Attestation, EarlierReading, ReadLogFile, ReadRecord } from './earlier-reading.js';
export { type EarlyHashing, noEarlyHashing, openEarlyHashing } from './early-hashing.js';
export type { FoundEvent, LogResults, LogTotals } from './log-books.js';
export { type ListedEntry, listedEntry, type ListedLog, listerOf } from './listed-log.js';
export { openReadings, type Readings } from './readings.js';
