export { type FindingDetails, type FindingLog, openFindingLog } from './finding-log.js';
export { type FindingTally, type GroupDetails, openFindingTally } from './finding-tally.js';
export { integrityFinding } from './integrity-finding.js';
export type { RecordedEvent, Recoverable, VerifyFinding } from './verify-finding.js';
