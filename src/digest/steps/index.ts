export { judgeGaps } from './judge-gaps.js';
export { judgeLocation } from './judge-location.js';
export { judgeLogs } from './judge-logs.js';
export { readHistory } from './known-history.js';
export { openPool, openVerification } from './open-verification.js';
export { recordHeads } from './record-heads.js';
export type { Verification } from './verification.js';
export { walkDigests } from './walk-digests.js';
export { writeReport } from './write-report.js';
