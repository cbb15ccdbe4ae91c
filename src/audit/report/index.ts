export {
  type AuditReport,
  type AuditRequest,
  auditSnapshot,
  type MissingPermission,
  type SkippedCheck,
} from './audit-report.js';
export type { CheckOutcome } from './check-outcome.js';
export type { AuditComparison } from './compare-audits.js';
export type { NextStep } from './do-first.js';
export { groupOutcomes, type OutcomeGroup } from './group-outcomes.js';
export type { JudgedCheck } from './judge-checks.js';
