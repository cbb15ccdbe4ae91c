export { type LimitFacts, limitsOf } from './limits.js';
export type { ReportedChain, ReportedKeys, VerifyReport, VerifyTotals } from './verify-report.js';
